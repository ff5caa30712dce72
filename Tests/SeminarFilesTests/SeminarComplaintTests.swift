import SeminarFiles
import Testing

/// What is refused above the events; the lines of `head` begin in line 8.
@Suite struct SeminarComplaintTests {
    @Test(arguments: [
        ("language: fr", "8:11: \"fr\" does not fit here; expected en or de"),
        ("quiet_hours: 7-8", "8:14: \"7-8\" is not a span of time; expected a span of time such as 14:00-15:00"),
        ("quiet_hours: 07:00-07:00", "8:1: the quiet hours never end; expected two times, as in 21:00-07:00"),
        ("remind_at: 8", "8:12: \"8\" is not a time; expected a time such as 08:00"),
        (
            "holidays: 2021-05-24",
            "8:11: a list is expected here, not a text; expected a list of dates such as [2021-05-24]"
        ),
        ("holidays: [2021-05-24, 2021-02-29]", "8:24: there is no day 2021-02-29; expected a day of the calendar"),
        (
            "digest: mondays",
            "8:9: \"mondays\" is not a rhythm; expected a rhythm such as monday 08:00, daily 07:00, problems or off"
        ),
        (
            "digest: monday 25:00",
            "8:9: \"monday 25:00\" is not a rhythm; "
                + "expected a rhythm such as monday 08:00, daily 07:00, problems or off"
        ),
        ("welcome: maybe", "8:10: \"maybe\" does not fit here; expected true or false"),
        (
            "url: www.example.org",
            "8:6: \"www.example.org\" is not a link; expected a link that begins with https:// or http:// or mailto:"
        ),
        ("organizers: []", "8:1: unknown key \"organizers\" in the seminar; did you mean \"organisers\"?"),
        (
            "reminders: { weekly: [] }",
            "8:14: unknown key \"weekly\" in the defaults by shape; "
                + "expected one of day, days, appointment, deadline, undecided, recurring"
        ),
        (
            "reminders: { day: [at due] }",
            "8:20: \"at due\": this kind of event has no \"due\"; expected one of start, end, opening, closing"
        ),
        ("sections: [{ title: x }]", "8:12: a section lacks the key \"text\"; expected a text"),
        (
            "papers: [{ id: p, title: x }, { id: p, title: y }]",
            "8:33: the id \"p\" is also a paper's in line 8; choose another one"
        ),
    ])
    func `a key that does not fit is refused`(head: String, complaint: String) {
        #expect(complaints(about: seminarText(event: "on: 2021-03-10", head: head)) == [complaint])
    }

    @Test(arguments: [
        ("a", "\"a\": the address has no domain; expected name@example.org"),
        ("c@", "\"c@\": the address has no domain; expected name@example.org"),
        (
            "\"c@d.de\\r\\nBcc: x@y.z\"",
            "\"c@d.de⏎Bcc: x@y.z\": the address holds a line break or another control character; remove it"
        ),
        (
            "jürgen@d.de",
            "\"jürgen@d.de\": the part before the @ is not ASCII, which few servers accept; ask for an ASCII address"
        ),
        ("A@B.de", "the address A@B.de is also an organiser's in line 8; remove one of them"),
    ])
    func `an address that mail cannot reach is refused`(address: String, complaint: String) {
        let head = "organisers: [{ name: A, email: a@b.de }, { name: B, email: \(address) }]"
        #expect(complaints(about: seminarText(event: "on: 2021-03-10", head: head)) == ["8:60: " + complaint])
    }

    @Test func `two events of one id are refused at the second`() {
        let text = seminarText(event: "on: 2021-03-10", head: "  - { id: e, summary: T, on: 2021-03-11 }\n")
        #expect(complaints(about: text) == ["8:7: the id \"e\" is also an event's in line 5; choose another one"])
    }

    @Test func `a zone that does not exist is refused`() {
        let text = seminarText(event: "on: 2021-03-10").replacing("Europe/Berlin", with: "Europe/Munich")
        #expect(
            complaints(about: text) == [
                "3:12: there is no time zone \"Europe/Munich\"; expected a name of the tz database such as Europe/Berlin"
            ])
    }

    @Test(arguments: ["p", "healthz", "readyz", "metrics"])
    func `the names of the service's own pages are no ids`(id: String) {
        let text = seminarText(event: "on: 2021-03-10").replacing("seminar: s", with: "seminar: \(id)")
        #expect(
            complaints(about: text) == [
                "1:10: the id \"\(id)\" is the name of a page of the service; choose another one"
            ])
    }

    @Test func `all that is missing is named at once, and the rest is read all the same`() {
        #expect(
            complaints(about: "title:\nlanguage: fr\nevents:\n  - on: 2021-02-30\n") == [
                "1:1: the key \"title\" has no value; expected a text",
                "1:1: the seminar lacks the key \"seminar\"; expected 1 to 64 of the characters a-z, 0-9 and -",
                "1:1: the seminar lacks the key \"time_zone\"; expected a name of the tz database such as Europe/Berlin",
                "2:11: \"fr\" does not fit here; expected en or de",
                "4:5: an event lacks the key \"id\"; expected 1 to 64 of the characters a-z, 0-9 and -",
                "4:5: the event lacks the key \"summary\"; expected a text",
                "4:9: there is no day 2021-02-30; expected a day of the calendar",
            ])
    }

    @Test func `a file with a complaint has no value, one with a warning has`() {
        let text = seminarText(event: "rrule: FREQ=DAILY\nstart: 2021-01-02 10:00\nduration: 1h\nexcept: [2021-01-01]")
        let checked = SeminarFile.parse(text, file: "s.yaml")
        #expect(checked.warnings.count == 1 && checked.value != nil)
        #expect(SeminarFile.parse(text + "x: y\n", file: "s.yaml").value == nil)
    }

    @Test func `files that call their seminars alike are told apart by their names`() {
        let file = SeminarFile.parse(seminarText(event: "on: 2021-03-10"), file: "b.yaml").value
        #expect(
            file?.complaint(sharingItsIDWith: "a.yaml").description
                == "b.yaml:1:1: the id \"s\" is also that of a.yaml; choose another one")
    }
}
