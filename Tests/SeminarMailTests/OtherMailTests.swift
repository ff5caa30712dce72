import CivilTime
import Foundation
import SeminarCore
import SeminarMail
import TestSupport
import Testing

struct OverdueMailTests {
    private func mail(_ fixture: MailFixture, debtors: [Participant]) throws -> RenderedMail {
        let closing = ReminderMoment(.days(1), .closing)
        let item = try fixture.item(try fixture.preferences, owes: "preferences", moment: closing, template: "overdue")
        var context = fixture.context()
        context.debtors = [try #require(Identifier("preferences")): debtors]
        let organiser = try #require(fixture.seminar.organisers.first)
        let mail = try fixture.composer().reminder([item], to: .organiser(organiser), of: fixture.seminar, in: context)
        #expect(MessageLint.complaints(about: mail.message.bytes) == [])
        return mail
    }

    @Test func `organisers read who still owes it`() throws {
        let fixture = try MailFixture(now: "2021-03-11 08:00")
        let mail = try mail(
            fixture, debtors: [try fixture.participant("Jürgen Müller"), try fixture.participant("Li Xiaolong")])
        #expect(mail.subject == "Still owed by 2: Provide your preferences for papers – by Wed 10 March")
        let plain = try fixture.plain(mail)
        #expect(plain.contains("- Jürgen Müller <anna@example.org>\n- Li Xiaolong <anna@example.org>\n"), "\(plain)")
        #expect(plain.contains("because you organise this seminar"))
        #expect(!plain.contains("You have not done this yet"))
    }

    @Test func `organisers read that everyone has done it`() throws {
        let fixture = try MailFixture(now: "2021-03-11 08:00")
        let mail = try mail(fixture, debtors: [])
        #expect(mail.subject == "All done: Provide your preferences for papers – by Wed 10 March")
        #expect(try fixture.plain(mail).contains("Everyone has done it."))
    }
}

struct NoticeMailTests {
    @Test(arguments: [
        (EventChange.Kind.moved, "Date changed: First meeting – now Mon 26 April, 14:00", "Now:    Monday, 26 April"),
        (
            .cancelled, "Cancelled: First meeting (Mon 19 April, 14:00)",
            "Cancelled. It would have been: Monday, 19 April"
        ),
        (.decided, "Date fixed: First meeting – Mon 26 April, 14:00", "The date is fixed: Monday, 26 April"),
        (
            .revived, "Takes place after all: First meeting – Mon 26 April, 14:00",
            "It takes place after all: Monday, 26"
        ),
        (.added, "New date: First meeting – Mon 26 April, 14:00", "New:    Monday, 26 April"),
    ])
    func `a change says what it is, with the old and the new time`(
        kind: EventChange.Kind, subject: String, line: String
    ) throws {
        let fixture = try MailFixture()
        let later = Schedule.appointment(
            start: try fixture.wall("2021-04-26 14:00"), end: try fixture.wall("2021-04-26 16:00"))
        let event = try fixture.item("First meeting", later).event
        let change = EventChange(kind, event, before: kind == .added ? nil : try fixture.meeting)
        let recipient = Recipient.participant(try fixture.participant())
        let mail = try fixture.composer().notice([change], to: recipient, of: fixture.seminar, in: fixture.context())
        #expect(MessageLint.complaints(about: mail.message.bytes) == [])
        #expect(mail.subject == subject)
        let plain = try fixture.plain(mail)
        #expect(plain.contains(line), "\(plain)")
        #expect(plain.contains("Before: Monday, 19 April 2021") == (kind == .moved))
    }

    @Test func `two changes are one mail`() throws {
        let fixture = try MailFixture()
        let first = try fixture.item("First meeting", try fixture.meeting).event
        let second = try fixture.item("Preferences", try fixture.preferences).event
        let changes = [EventChange(.moved, first, before: try fixture.preferences), EventChange(.cancelled, second)]
        let recipient = Recipient.participant(try fixture.participant(language: .german))
        let mail = try fixture.composer().notice(changes, to: recipient, of: fixture.seminar, in: fixture.context())
        #expect(mail.subject == "2 Termine geändert: First meeting, und 1 weitere")
        #expect(MessageLint.complaints(about: mail.message.bytes) == [])
    }
}

struct TestMailTests {
    @Test(arguments: [(Language.english, "Test mail from seminard"), (.german, "Testmail von seminard")])
    func `a test mail needs no seminar`(language: Language, subject: String) throws {
        let fixture = try MailFixture()
        let mail = try fixture.composer().test(
            to: try EmailAddress(parsing: "admin@example.org"), language: language, zone: fixture.zone,
            identity: "test.1", at: fixture.now)
        #expect(MessageLint.complaints(about: mail.message.bytes) == [])
        #expect(mail.subject == subject)
        #expect(try fixture.plain(mail).contains("admin@example.org"))
    }
}
