import CivilTime
import Foundation
import SeminarCore
import SeminarMail
import TestSupport
import Testing

struct DigestMailTests {
    private static let week: TimeInterval = 7 * 24 * 3600

    /// Of Monday, 8 March: twelve were reminded and one in vain, one address bounced, one date is overdue.
    private func mail(_ language: Language, isAlert: Bool = false) throws -> (fixture: MailFixture, mail: RenderedMail)
    {
        var fixture = try MailFixture(now: "2021-03-08 08:00")
        fixture.seminar.language = language
        let closing = ReminderMoment(.days(-1), .closing)
        var item = try fixture.item(try fixture.preferences, owes: "preferences", moment: closing)
        item.event.reminders.append(ReminderRule(ReminderMoment(.days(-3), .closing), to: .owing))
        let talks = Schedule.undecided(
            between: try fixture.day("2021-03-20"), and: try fixture.day("2021-03-21"),
            decideBy: try fixture.day("2021-03-04"))
        fixture.seminar.events = [item.event, try fixture.item("Talks", talks).event]
        let anna = try fixture.participant("Anna <b>Weber</b>")
        let reminders = try (0..<12).map { try tracked(.accepted, "p\($0)", of: item.event, in: fixture) }
        let digest = DigestWriter(fixture.seminar, roster: [anna], at: fixture.now).digest(
            since: fixture.now - Self.week, through: fixture.now + Self.week,
            reminders: reminders + [try tracked(.rejected, "anna", of: item.event, in: fixture)],
            marks: [AddressMark(address: anna.email, reason: .bounced, text: "550 5.1.1", at: fixture.now)])
        let organiser = try #require(fixture.seminar.organisers.first)
        let mail = try fixture.composer().digest(
            digest, isAlert: isAlert, to: organiser, of: fixture.seminar, roster: [anna], in: fixture.context())
        #expect(MessageLint.complaints(about: mail.message.bytes) == [])
        return (fixture, mail)
    }

    private func tracked(
        _ state: DeliveryState, _ person: String, of event: Event, in fixture: MailFixture
    ) throws -> TrackedReminder {
        let at = fixture.now - 3600
        let person = PersonID(person)
        let key = ReminderKey(
            seminar: fixture.seminar.id, event: event.id, occurrence: "2021-03-10",
            rule: event.reminders.last?.identity ?? "", person: person)
        let mail = OutboxMail(
            id: 1, kind: .reminder, seminar: fixture.seminar.id, person: person,
            recipient: try EmailAddress(parsing: "\(person)@example.net"), due: at, usefulUntil: at, createdAt: at,
            progress: DeliveryProgress(state: state, reply: "550 no"), finishedAt: at)
        let entry = LedgerEntry(
            key: key, due: at, usefulUntil: at, state: .mailed, reason: "due", decidedAt: at, mail: mail.id)
        return TrackedReminder(entry: entry, mail: mail)
    }

    @Test(arguments: [
        (
            Language.english, "2 problems, 1 date to be fixed, 1 still owes",
            [
                "Not delivered", "refused for good (550 no)", "bounced (550 5.1.1)",
                "was to be fixed by Thursday, 4 March",
                "1 owe it, 0 have done it", "to 12 people", "to 1 person", "Sent since Monday, 1 March 2021, 08:00",
            ]
        ),
        (
            .german, "2 Probleme, 1 offener Termin, 1 noch offen",
            [
                "Nicht angekommen", "endgültig abgelehnt (550 no)", "zurückgekommen (550 5.1.1)",
                "war festzulegen bis Donnerstag, 4. März", "offen bei 1, erledigt von 0", "an 12 Personen",
                "an 1 Person",
                "Verschickt seit Montag, 1. März 2021, 08:00 Uhr",
            ]
        ),
    ])
    func `a digest says everything in the seminar's language`(
        language: Language, headline: String, phrases: [String]
    ) throws {
        let (fixture, mail) = try mail(language)
        #expect(mail.subject == "Seminar: Theoretical Advances in Deep Learning: \(headline)")
        let plain = try fixture.plain(mail).replacing("\n", with: " ")
        for phrase in phrases { #expect(plain.contains(phrase), "\(phrase) in \(plain)") }
        let html = try fixture.html(mail)
        #expect(html.contains("Anna &lt;b&gt;Weber&lt;/b&gt;") && !html.contains("<b>"))
    }

    @Test(arguments: Language.allCases) func `an alert says what went wrong and nothing else`(language: Language) throws
    {
        let (fixture, mail) = try mail(language, isAlert: true)
        let plain = try fixture.plain(mail)
        #expect(plain.contains("550 no") && plain.contains("550 5.1.1"))
        #expect(!plain.contains("4. März") && !plain.contains("4 March"))
        #expect(mail.subject.hasPrefix("Mail "))
    }

    @Test func `organisers may write their own digest, and a name that means nothing is a complaint`() throws {
        let own = TemplateFile(
            name: "digest.en.txt", path: "digest.en.txt.mustache",
            text: "{{#digest}}{{#debts}}{{debtorCount}}/{{doneCount}}{{/debts}}{{/digest}}")
        #expect(MailTemplates(overrides: [own]).library.complaints == [])
        let wrong = TemplateFile(
            name: "alert.en.txt", path: "alert.en.txt.mustache", text: "{{#digest}}{{debt}}{{/digest}}")
        #expect(MailTemplates(overrides: [wrong]).library.complaints.count == 1)
    }
}
