import CivilTime
import Foundation
import TestSupport
import Testing

@testable import ICalendar

@Suite struct ContentLineTests {
    private static func line(_ name: PropertyName, _ value: PropertyValue, _ parameters: Parameter...) -> String {
        var writer = ContentLineWriter()
        writer.write(ContentLine(name, value, parameters))
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("Anna; Bob, C:\\temp", "Anna\\; Bob\\, C:\\\\temp"),
        ("one\ntwo\r\nthree\rfour", "one\\ntwo\\nthree\\nfour"),
        ("\u{0}bell\u{7}\u{1B}[0m\u{7F}", "bell[0m"),
        ("tab\there", "tab here"),
        ("next\u{85}line\u{2028}and\u{2029}paragraph", "next\\nline\\nand\\nparagraph"),
        ("C1 \u{9B}control", "C1 control"),
        ("\n\r\n", "\\n\\n"),
        ("Müller – “Überblick” €", "Müller – “Überblick” €"),
        ("\u{A0}\u{BF}\u{200B}\u{2027}\u{202A}", "\u{A0}\u{BF}\u{200B}\u{2027}\u{202A}"),
        ("\"quoted\"", "\"quoted\""),
        ("", ""),
    ])
    func `text is escaped and loses its control characters`(text: String, expected: String) {
        #expect(Self.line(.summary, .text(text)) == "SUMMARY:\(expected)\r\n")
    }

    @Test(arguments: [
        ("Pascal Esser", "Pascal Esser"),
        ("Esser, Pascal", "\"Esser, Pascal\""),
        ("Room 1:2; left", "\"Room 1:2; left\""),
        ("the \"great\" one", "\"the ^'great^' one\""),
        ("a^b\nc", "\"a^^b^nc\""),
        ("Dr.-Ing. Jörg Ünal", "Dr.-Ing. Jörg Ünal"),
        ("Jörg\u{0}", "\"Jörg\""),
    ])
    func `parameters are quoted where they must be and encoded with carets`(name: String, expected: String) {
        let line = Self.line(.organizer, .mailbox("office@example.org"), Parameter(.commonName, name))
        #expect(line == "ORGANIZER;CN=\(expected):mailto:office@example.org\r\n")
    }

    @Test(arguments: [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("https://example.org/Übersicht und mehr", "https://example.org/%C3%9Cbersicht%20und%20mehr"),
        ("https://example.org/\r\nATTENDEE:x", "https://example.org/%0D%0AATTENDEE:x"),
    ])
    func `a URI keeps what RFC 3986 allows and encodes the rest`(uri: String, expected: String) {
        #expect(Self.line(.uniformResourceLocator, .uri(uri)) == "URL:\(expected)\r\n")
    }

    @Test func `an address cannot leave its mailto URI`() {
        let line = Self.line(.organizer, .mailbox("a?b&c=%\"\r\n,@exämple.org"))
        #expect(line == "ORGANIZER:mailto:a%3Fb%26c%3D%25%22%0D%0A%2C@ex%C3%A4mple.org\r\n")
    }

    @Test(arguments: [
        (Duration.seconds(3_600), "PT1H"), (.seconds(5_400), "PT1H30M"), (.seconds(-900), "-PT15M"),
        (.seconds(0), "PT0S"), (.seconds(93_784), "PT26H3M4S"),
    ])
    func `durations are hours, minutes and seconds`(duration: Duration, expected: String) {
        #expect(Self.line(.trigger, .duration(duration)) == "TRIGGER:\(expected)\r\n")
    }

    @Test(arguments: [(3_600, "+0100"), (-12_600, "-0330"), (0, "+0000"), (1_172, "+001932"), (-64_800, "-1800")])
    func `offsets have seconds only where they need them`(seconds: Int, expected: String) {
        #expect(Self.line(.timeZoneOffsetTo, .utcOffset(seconds)) == "TZOFFSETTO:\(expected)\r\n")
    }

    @Test func `dates and times have their basic form`() throws {
        #expect(Self.line(.dateTimeStamp, .instant(CalendarFixtures.stamp)) == "DTSTAMP:20210221T190000Z\r\n")
        let fraction = Date(timeIntervalSince1970: -0.25)
        #expect(Self.line(.dateTimeStamp, .instant(fraction)) == "DTSTAMP:19691231T235959Z\r\n")
        #expect(Self.line(.dateTimeStart, .date(try CalendarFixtures.date("0033-04-03"))) == "DTSTART:00330403\r\n")
    }
}
