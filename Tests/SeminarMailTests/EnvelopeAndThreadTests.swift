import InternetMessage
import SeminarCore
import SeminarMail
import TestSupport
import Testing

/// What mail programs join mails by, and what reports about them come back to.
struct EnvelopeAndThreadTests {
    private func context(_ fixture: MailFixture, _ items: [ReminderItem], key: String? = nil) -> MailContext {
        var context = fixture.context()
        context.returnKey = key
        context.threads = Dictionary(uniqueKeysWithValues: items.map { ($0.event.id, "root-of-\($0.event.id)") })
        return context
    }

    @Test func `a mail answers its event, so that all mails about it stand together`() throws {
        let fixture = try MailFixture()
        let items = [try fixture.item("First meeting", try fixture.meeting)]
        let read = try MailReadByPython(try fixture.mail(items, context: context(fixture, items)).message.bytes)
        #expect(read.fields["in-reply-to"] == "<root-of-firstmeeting@example.org>")
        #expect(read.fields["references"] == read.fields["in-reply-to"])
        #expect(read.fields["message-id"] != read.fields["in-reply-to"])
    }

    @Test func `a mail with several items stands in the thread of the one that its subject names`() throws {
        let fixture = try MailFixture(now: "2021-03-09 08:00")
        let items = [
            try fixture.item("First meeting", try fixture.meeting),
            try fixture.item("Choose papers", try fixture.preferences),
        ]
        let mail = try fixture.mail(items, context: context(fixture, items))
        #expect(mail.subject.contains("Choose papers"))
        #expect(try MailReadByPython(mail.message.bytes).fields["references"] == "<root-of-choosepapers@example.org>")
    }

    @Test func `the envelope's sender is the mail's own where reports are to be read`() throws {
        let fixture = try MailFixture()
        let items = [try fixture.item("First meeting", try fixture.meeting)]
        let context = context(fixture, items, key: ReturnKey.sample)
        let mail = try fixture.mail(items, context: context, bounces: "bounces@lists.example.org")
        #expect(mail.message.sender.description == "bounces+\(ReturnKey.sample)@lists.example.org")
        let read = try MailReadByPython(mail.message.bytes)
        #expect(read.addresses["from"]?.map(\.address) == ["seminar@example.org"])
        #expect(try fixture.mail(items, context: context).message.sender.description == "seminar@example.org")
    }
}
