import Foundation
import SeminarCore
import SeminarMail
import TestSupport
import Testing

struct WelcomeMailTests {
    private func mail(_ language: Language, token: String? = "t0ken") throws -> (RenderedMail, MailFixture) {
        let fixture = try MailFixture()
        let recipient = Recipient.participant(try fixture.participant(language: language))
        let mail = try fixture.composer().welcome(
            to: recipient, of: fixture.seminar, in: fixture.context(token: token))
        #expect(MessageLint.complaints(about: mail.message.bytes) == [])
        return (mail, fixture)
    }

    @Test(arguments: [(Language.english, "Welcome – "), (.german, "Willkommen – ")])
    func `a welcome is short, and has page and calendar in each of its parts`(language: Language, start: String) throws
    {
        let (mail, fixture) = try mail(language)
        #expect(mail.subject == start + fixture.seminar.title)
        for text in [try fixture.plain(mail), try fixture.html(mail)] {
            #expect(text.contains("https://seminar.example.org/p/t0ken") && text.contains("/p/t0ken.ics"))
            #expect(!text.contains("{{"))
        }
        #expect(try fixture.plain(mail).split(separator: "\n").count <= 24)
        let read = try MailReadByPython(mail.message.bytes)
        #expect(read.fields["list-unsubscribe-post"] == "List-Unsubscribe=One-Click")
        #expect(read.part("text/calendar") == nil)
    }

    @Test func `without links of one's own it names those of everybody`() throws {
        let (mail, fixture) = try mail(.english, token: nil)
        #expect(try fixture.plain(mail).contains("https://seminar.example.org/tadl-ss21.ics"))
    }

    @Test func `a first mail about something else says what the calendar is for, and names one's own`() throws {
        let fixture = try MailFixture()
        var context = fixture.context(token: "t0ken")
        context.isWelcome = true
        let plain = try fixture.plain(try fixture.mail([try fixture.item(try fixture.preferences)], context: context))
        #expect(plain.contains("This is your first mail about this seminar."))
        #expect(plain.contains("Your own calendar to subscribe to: https://seminar.example.org/p/t0ken.ics\n"))
        #expect(!plain.contains("tadl-ss21.ics"))
    }
}
