import Foundation
import InternetMessage

/// A message with everything defaulted that a test is not about.
func sampleMessage(
    subject: String = "Submit your report", to name: String? = "Anna Weber", plain: String = "Hello.\n",
    html: String? = nil, calendar: CalendarAttachment? = nil
) throws -> MailMessage {
    var message = MailMessage(
        from: try Mailbox(name: "Seminar office", address: "seminar@example.org"),
        to: [try Mailbox(name: name, address: "anna@example.org")],
        date: Date(timeIntervalSince1970: 1_618_833_600), utcOffset: 7200,
        messageID: try MessageID("0123456789abcdef@seminar.example.org"), subject: subject, plain: plain)
    message.html = html
    message.calendar = calendar
    return message
}

let sampleCalendar = """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//example.org//seminar//EN
    METHOD:PUBLISH
    BEGIN:VEVENT
    UID:first-meeting@tadl-ss21
    SUMMARY:Erstes Treffen – Übersicht
    END:VEVENT
    END:VCALENDAR

    """.replacingOccurrences(of: "\n", with: "\r\n")
