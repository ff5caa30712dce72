import CivilTime
import Foundation
import SeminarCore
import SeminarMail
import TestSupport
import Testing

struct ReminderMailTests {
    @Test func `a reminder says what, by when, where to do it and who asks`() throws {
        let fixture = try MailFixture()
        let item = try fixture.item(
            try fixture.preferences, owes: "preferences", moment: ReminderMoment(.days(-3), .closing)
        ) {
            $0.description = "Select at least three papers in the form that was sent."
            $0.url = "https://forms.example.org/tadl-ss21/preferences"
        }
        let mail = try fixture.mail([item])
        #expect(mail.subject == "Reminder: Provide your preferences for papers – by Wed 10 March")
        #expect(
            try fixture.plain(mail) == """
                Hello Anna Weber,

                a reminder from "Seminar: Theoretical Advances in Deep Learning":

                Provide your preferences for papers
                -----------------------------------
                When:  25 February – 10 March 2021
                       ends in 3 days
                Link:  https://forms.example.org/tadl-ss21/preferences

                Select at least three papers in the form that was sent.

                You have not done this yet.

                Best regards
                Pascal Esser, main coordinator
                Prof. Debarghya Ghoshdastidar

                ----
                Seminar: Theoretical Advances in Deep Learning, Summer Semester 2021
                All dates: https://seminar.example.org/tadl-ss21
                Calendar to subscribe to: https://seminar.example.org/tadl-ss21.ics
                You get this mail because you take part in this seminar. A reply reaches the
                organisers.

                """)
    }

    @Test func `a participant who prefers German gets all of it in German`() throws {
        let fixture = try MailFixture(now: "2021-04-18 08:00")
        let item = try fixture.item("Erstes Treffen", try fixture.meeting) { $0.location = "MI 03.13.010" }
        let mail = try fixture.mail([item], language: .german)
        #expect(mail.subject == "Erinnerung: Erstes Treffen – Mo 19. April, 14:00 Uhr")
        #expect(
            try fixture.plain(mail) == """
                Hallo Anna Weber,

                eine Erinnerung aus „Seminar: Theoretical Advances in Deep Learning“:

                Erstes Treffen
                --------------
                Wann:  Montag, 19. April 2021, 14:00–16:00 Uhr (MESZ, Europe/Berlin)
                       morgen
                Wo:    MI 03.13.010

                Viele Grüße
                Pascal Esser, main coordinator
                Prof. Debarghya Ghoshdastidar

                ----
                Seminar: Theoretical Advances in Deep Learning, Summer Semester 2021
                Alle Termine: https://seminar.example.org/tadl-ss21
                Kalender zum Abonnieren: https://seminar.example.org/tadl-ss21.ics
                Sie bekommen diese Mail, weil Sie an diesem Seminar teilnehmen. Eine Antwort
                erreicht die Leitung des Seminars.

                """)
    }

    @Test func `several items are one mail whose subject says how many and the most urgent`() throws {
        let fixture = try MailFixture(now: "2021-03-09 08:00")
        let items = [
            try fixture.item("First meeting", try fixture.meeting),
            try fixture.item("Register", .deadline(.endOf(try fixture.day("2021-03-08")))),
            try fixture.item("Provide your preferences for papers", try fixture.preferences),
        ]
        let mail = try fixture.mail(items)
        #expect(mail.subject == "3 reminders: Provide your preferences for papers – by Wed 10 March, and 2 more")
        let plain = try fixture.plain(mail)
        let places = ["\nProvide your", "\nFirst meeting", "\nRegister"].compactMap { plain.firstRange(of: $0) }
        #expect(places.count == 3)
        #expect(places.map(\.lowerBound) == places.map(\.lowerBound).sorted(), "nearest first, what is over last")
        #expect(try fixture.mail(items.reversed()) == mail)
    }

    @Test(arguments: [
        ("2021-02-25 08:00", "Now open: Provide your preferences for papers – by Wed 10 March", "ends in 13 days"),
        ("2021-02-20 08:00", "Reminder: Provide your preferences for papers – by Wed 10 March", "begins in 5 days"),
        ("2021-03-10 09:00", "Reminder: Provide your preferences for papers – by Wed 10 March", "ends today"),
        ("2021-03-11 00:00", "Reminder: Provide your preferences for papers – by Wed 10 March", "ended yesterday"),
    ])
    func `how near a window is depends on the day`(now: String, subject: String, nearness: String) throws {
        let fixture = try MailFixture(now: now)
        let item = try fixture.item(try fixture.preferences, moment: ReminderMoment(.at, .opening))
        let mail = try fixture.mail([item])
        #expect(mail.subject == subject)
        #expect(try fixture.plain(mail).contains("When:  25 February – 10 March 2021\n       \(nearness)\n"))
    }

    @Test func `a deadline with an hour says the hour and the zone, and when it is over`() throws {
        let fixture = try MailFixture(now: "2021-07-01 18:30")
        let item = try fixture.item("Submit report", .deadline(.at(try fixture.wall("2021-07-01 18:00"))))
        let plain = try fixture.plain(try fixture.mail([item]))
        #expect(plain.contains("by Thursday, 1 July 2021, 18:00 (CEST, Europe/Berlin)"), "\(plain)")
        #expect(plain.contains("\n       was due today\n"))
    }

    @Test func `a date that is not fixed yet says so`() throws {
        let fixture = try MailFixture(now: "2021-06-30 08:00")
        let schedule = Schedule.undecided(
            between: try fixture.day("2021-07-26"), and: try fixture.day("2021-07-31"),
            decideBy: try fixture.day("2021-07-01"))
        let plain = try fixture.plain(try fixture.mail([try fixture.item("Final presentations", schedule)]))
        #expect(
            plain.contains("(date to be finalised)\n       in 26 days at the earliest\n"), "\(plain)")
    }

    @Test func `an occurrence of a recurring event is named by its own day`() throws {
        let fixture = try MailFixture(now: "2021-04-15 08:00")
        let rule = try RecurrenceRule(parsing: "FREQ=WEEKLY;BYDAY=MO,FR")
        let recurrence = Recurrence(
            start: try fixture.wall("2021-04-12 14:00"), end: try fixture.wall("2021-04-12 15:00"), rule: rule)
        var item = try fixture.item("Office hours", .recurring(recurrence))
        item.planned.anchor = AnchorPoint(try fixture.wall("2021-04-16 14:00"))
        let mail = try fixture.mail([item])
        #expect(mail.subject == "Reminder: Office hours – Fri 16 April, 14:00")
        #expect(
            try fixture.plain(mail).contains(
                "Friday, 16 April 2021, 14:00–15:00 (CEST, Europe/Berlin)\n       tomorrow\n"))
    }

    @Test func `with a page of their own, participants can say that it is done and leave the list`() throws {
        let fixture = try MailFixture()
        let item = try fixture.item(try fixture.preferences, owes: "preferences")
        let mail = try fixture.mail([item], context: fixture.context(token: "T0ken"))
        let read = try MailReadByPython(mail.message.bytes)
        #expect(read.fields["list-unsubscribe"] == "<https://seminar.example.org/p/T0ken/unsubscribe>")
        #expect(read.fields["list-unsubscribe-post"] == "List-Unsubscribe=One-Click")
        let plain = try fixture.plain(mail)
        #expect(plain.contains("https://seminar.example.org/p/T0ken/done/preferences\n"))
        #expect(plain.contains("Your own page: https://seminar.example.org/p/T0ken\n"))
        let unsafe = fixture.context(token: "T0ken", baseURL: "http://127.0.0.1:8021")
        let local = try MailReadByPython(try fixture.mail([item], context: unsafe).message.bytes)
        #expect(local.fields["list-unsubscribe-post"] == nil)
    }

    @Test func `the header tells programs what the mail is, and people whom a reply reaches`() throws {
        let fixture = try MailFixture()
        let mail = try fixture.mail([try fixture.item(try fixture.preferences)])
        let read = try MailReadByPython(mail.message.bytes)
        #expect(read.fields["auto-submitted"] == "auto-generated")
        #expect(read.fields["x-auto-response-suppress"] == "All")
        #expect(read.fields["list-id"]?.hasSuffix("<tadl-ss21.example.org>") == true)
        #expect(read.fields["list-unsubscribe"] == nil)
        #expect(read.addresses["reply-to"]?.map(\.address) == ["esser@in.tum.de", "ghoshdas@in.tum.de"])
        #expect(read.fields["message-id"] == mail.message.messageID)
        #expect(mail.message.messageID == "<0123456789abcdef@example.org>")
        #expect(read.date == Int(fixture.now.timeIntervalSince1970))
        #expect(read.utcOffset == 3600)
    }

    @Test func `the events travel as a calendar file with the method that its content names`() throws {
        let fixture = try MailFixture()
        let item = try fixture.item("Prüfung", try fixture.meeting)
        var context = fixture.context()
        let stamp = EventStamp(sequence: 0, lastModified: fixture.now, contentHash: "")
        context.calendar = SeminarCalendar(fixture.seminar, stamps: [item.event.id: stamp]).publication(of: [item.event]
        )
        let read = try MailReadByPython(try fixture.mail([item], context: context).message.bytes)
        let part = try #require(read.part("text/calendar"))
        #expect(part.parameters["method"] == "PUBLISH")
        #expect(part.filename == "tadl-ss21.ics")
        #expect(part.text.contains("\nMETHOD:PUBLISH\n") && part.text.contains("SUMMARY:Prüfung\n"))
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\"\u{301} onmouseover=x\"", "' onclick='x", "{{seminar.title}}", "& <b>",
        "a\r\nBcc: eve@example.org", "\u{202E}reversed", String(repeating: "Wort ", count: 300),
    ])
    func `whatever an event is called, the mail stays a mail and its markup stays ours`(summary: String) throws {
        let fixture = try MailFixture()
        let item = try fixture.item("Harmless", try fixture.preferences) {
            $0.summary = summary
            $0.description = summary
            $0.url = "https://example.org/?q=" + summary
        }
        let mail = try fixture.mail([item])
        let html = try fixture.html(mail)
        #expect(!html.contains("<script") && !html.contains("<b>"))
        // Browsers read code points: the accent is taken away so that the comparison does, too.
        #expect(!String(html.unicodeScalars.filter { $0 != "\u{301}" }).contains("\" on"))
        #expect(!mail.subject.contains("\n") && !mail.subject.contains("\r"))
    }

    @Test func `a link that a mail program might run is shown, not linked`() throws {
        let fixture = try MailFixture()
        let item = try fixture.item("Trap", try fixture.preferences) { $0.url = "javascript:alert(1)" }
        let html = try fixture.html(try fixture.mail([item]))
        #expect(html.contains("javascript:alert(1)"))
        #expect(!html.contains("href=\"javascript"))
    }

    @Test func `nothing in the HTML is loaded from elsewhere or needs a style sheet`() throws {
        let fixture = try MailFixture()
        let item = try fixture.item(try fixture.preferences, owes: "preferences")
        let html = try fixture.html(try fixture.mail([item], context: fixture.context(token: "t")))
        for word in ["<img", "<link", "<script", "<style", "src=", "url(", "@import"] { #expect(!html.contains(word)) }
        #expect(html.contains("<html lang=\"en\""))
        #expect(html.contains("<title>Reminder: Provide your preferences for papers – by Wed 10 March</title>"))
    }

    @Test func `the same facts give the same bytes`() throws {
        let fixture = try MailFixture()
        let item = try fixture.item(try fixture.preferences, owes: "preferences")
        #expect(try fixture.mail([item]) == fixture.mail([item]))
    }
}
