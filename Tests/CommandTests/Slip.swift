import Testing

/// One slip in a file of the sample, and where and how `check` complains of it.
struct Slip: CustomTestStringConvertible, Sendable {
    var old: String
    var new: String
    /// From the position on.
    var complaint: String

    var testDescription: String { new.split(separator: "\n").first.map(String.init) ?? "nothing" }

    init(_ old: String, _ new: String, _ complaint: String) {
        (self.old, self.new, self.complaint) = (old, new, complaint)
    }
}

extension Slip {
    static let inSeminars = [
        Slip("term: Summer", "term: [Summer", ":8:7: the bracket that opens here is not closed"),
        Slip("on: 2021-03-10", "on: 2021-02-30", ":121:9: there is no day 2021-02-30"),
        Slip("on: 2021-03-10", "on: yes", ":121:9: \"yes\" is not a date"),
        Slip("on: 2021-03-10", "on:", ":118:5: event \"assignment\" does not say when it is"),
        Slip("on: 2021-03-10", "on: 2021-03-10\n    due: 2021-03-11", ":122:5: event \"assignment\" has both"),
        Slip("end: 2021-04-19 16:00", "end: 2021-04-19 13:00", ":128:5: event \"first-meeting\" ends before it starts"),
        Slip("- id: assignment", "- id: submission", ":135:5: the id \"submission\" is also an event's in line 118"),
        Slip("time_zone: Europe/Berlin", "time_zone: Europe/Belrin", ":9:12: there is no time zone"),
        Slip(
            "weekly: [monday, friday]\n    at: 14:00-15:00",
            "start: 2021-04-12 14:00\n    end: 2021-04-12 15:00\n    rrule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n"
                + "  - id: padding\n    summary: Padding\n    weekly: [monday]\n    at: 14:00-15:00",
            ":158:5: event \"office-hours\" never occurs"),
        Slip("email: esser@in.tum.de", #"email: "esser@in.tum.de\r\nBcc: x@y.org""#, ":14:34: "),
        Slip("email: esser@in.tum.de", "email: esser", ":14:34: \"esser\": the address has no domain"),
        Slip("title: \"Seminar: Theo", "title: Seminar: \"Theo", ":7:15: a second colon in one line"),
        Slip("summary: First meeting", "summary: First meeting\n    sumary: x", ":125:5: unknown key \"sumary\""),
        Slip("language: en", "language: en\nlanguage: de", ":11:1: the key \"language\" is given twice"),
        Slip("language: en", "language: &a en", ":10:11: anchors and aliases"),
        Slip("3 days before closing", "3 days befor closing", ":114:9: \"3 days befor closing\" is no time for a"),
        Slip("summary: First", "summary: Fi\0rst", ":124:16: the invisible character U+0000"),
    ]

    static let inRosters = [
        Slip("name,email,", "name,adress,", ":1:"),
        Slip("benedikt.hofmann@example.org", "AMARA.okafor@EXAMPLE.org", ":3:18: the address AMARA.okafor@"),
        Slip(
            "benedikt.hofmann@example.org", "benedikt.hofmann", ":3:18: \"benedikt.hofmann\": the address has no domain"
        ),
        Slip("benedikt.hofmann@example.org", "\"b@example.org\r\nBcc: x@example.org\"", ":3:18: "),
        Slip("benedikt.hofmann@example.org", "\"benedikt.hofmann@example.org", ":3:18: "),
    ]

    static let inConfigurations = [
        Slip("state/control.sock", String(repeating: "s", count: 108), ":5:12: the path of the socket has "),
        Slip("time_zone: Europe/Berlin", "time_zone: CEST", ":2:12: there is no time zone \"CEST\""),
        Slip("127.0.0.1:0", "127.0.0.1:65536", ":4:"),
        Slip("only_to: [example.org]", "only_two: [example.org]", ":11:3: unknown key \"only_two\""),
        Slip("transport: maildir", "transport: pigeon", ":8:14: "),
        Slip("seminar@example.org>", "seminar>", ":10:9: "),
        Slip("transport: maildir", "transport: smtp\n  smtp: { url: \"smtp://mail.example.org\", tls: none }", ":9:"),
        Slip("base_url: http://127.0.0.1", "base_url: ftp://127.0.0.1", ":3:11: "),
    ]
}
