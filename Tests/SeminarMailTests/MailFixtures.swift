import CivilTime
import Foundation
import SeminarCore
import SeminarMail
import TestSupport
import Testing

/// The seminar of the announcement, as far as mails show it.
struct MailFixture {
    let zone: Zone
    var seminar: Seminar
    var now: Date

    init(now: String = "2021-03-07 08:00") throws {
        zone = try Zone(identifier: "Europe/Berlin")
        self.now = zone.instant(try #require(WallTime(now)))
        seminar = Seminar(
            id: try #require(Identifier("tadl-ss21")), title: "Seminar: Theoretical Advances in Deep Learning",
            term: "Summer Semester 2021", zone: zone, url: "https://www.in.tum.de/tfai",
            organisers: [
                Organiser(
                    name: "Pascal Esser", email: try EmailAddress(parsing: "esser@in.tum.de"), role: "main coordinator"),
                Organiser(
                    name: "Prof. Debarghya Ghoshdastidar", email: try EmailAddress(parsing: "ghoshdas@in.tum.de")),
            ])
    }

    /// - Parameter template: of the rule; the rule counts from the shape's usual anchor.
    func item(
        _ summary: String, _ schedule: Schedule, owes obligation: String? = nil,
        moment: ReminderMoment? = nil, template: String? = nil, change: (inout Event) -> Void = { _ in }
    ) throws -> ReminderItem {
        let moment = moment ?? ReminderMoment(.days(-3), schedule.shape.standardAnchor)
        let rule = ReminderRule(moment, to: obligation == nil ? .enrolled : .owing, template: template)
        var event = Event(
            id: try #require(Identifier(summary.lowercased().filter { $0.isASCII && $0.isLetter })), summary: summary,
            obligation: try obligation.map { try #require(Identifier($0)) }, schedule: schedule, reminders: [rule])
        change(&event)
        let point = try #require(schedule.points(of: moment.anchor, in: zone).first { _ in true })
        return ReminderItem(
            event: event, rule: rule, planned: ReminderPlanner(seminar).plan(rule, of: event, at: point))
    }

    func item(
        _ schedule: Schedule, owes obligation: String? = nil, moment: ReminderMoment? = nil, template: String? = nil,
        change: (inout Event) -> Void = { _ in }
    ) throws -> ReminderItem {
        try item(
            "Provide your preferences for papers", schedule, owes: obligation, moment: moment, template: template,
            change: change)
    }

    func participant(
        _ name: String = "Anna Weber", language: Language? = nil, done: Set<Identifier> = []
    ) throws -> Participant {
        Participant(
            person: PersonID("anna"), name: name, email: try EmailAddress(parsing: "anna@example.org"),
            language: language, enrolledAt: .distantPast, done: done)
    }

    func context(token: String? = nil, baseURL: String = "https://seminar.example.org/") -> MailContext {
        MailContext(
            now: now, identity: "0123456789abcdef",
            links: MailLinks(baseURL: baseURL, seminar: seminar.id, token: token))
    }

    func composer(_ overrides: [TemplateFile] = [], bounces: String? = nil) throws -> MailComposer {
        MailComposer(
            templates: MailTemplates(overrides: overrides), senderName: "Seminar office",
            sender: try EmailAddress(parsing: "seminar@example.org"), bounces: try bounces.map(EmailAddress.init))
    }

    /// The mail to a participant, linted.
    func mail(
        _ items: [ReminderItem], language: Language? = nil, context: MailContext? = nil, bounces: String? = nil
    ) throws -> RenderedMail {
        let mail = try composer(bounces: bounces).reminder(
            items, to: .participant(try participant(language: language)), of: seminar, in: context ?? self.context())
        #expect(MessageLint.complaints(about: mail.message.bytes) == [])
        return mail
    }

    func plain(_ mail: RenderedMail) throws -> String {
        try #require(try MailReadByPython(mail.message.bytes).part("text/plain")).text
    }

    func html(_ mail: RenderedMail) throws -> String {
        try #require(try MailReadByPython(mail.message.bytes).part("text/html")).text
    }

    func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
    func wall(_ text: String) throws -> WallTime { try #require(WallTime(text)) }

    var preferences: Schedule {
        get throws { .days(from: try day("2021-02-25"), through: try day("2021-03-10")) }
    }

    var meeting: Schedule {
        get throws { .appointment(start: try wall("2021-04-19 14:00"), end: try wall("2021-04-19 16:00")) }
    }
}
