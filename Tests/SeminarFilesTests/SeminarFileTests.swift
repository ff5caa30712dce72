import CivilTime
import SeminarCore
import SeminarFiles
import Testing

/// What good files mean.
@Suite struct SeminarFileTests {
    @Test(arguments: [
        ("on: 2021-03-10", "day(2021-03-10)"),
        ("from: 2021-02-25\nthrough: 2021-03-10", "days(from: 2021-02-25, through: 2021-03-10)"),
        (
            "start: 2021-04-19 14:00\nend: 2021-04-19 16:00",
            "appointment(start: 2021-04-19 14:00, end: 2021-04-19 16:00)"
        ),
        ("start: 2021-04-19T14:00\nduration: 2h", "appointment(start: 2021-04-19 14:00, end: 2021-04-19 16:00)"),
        ("start: 2021-04-19 14:00\nduration: 90m", "appointment(start: 2021-04-19 14:00, end: 2021-04-19 15:30)"),
        ("start: 2021-04-19 14:00\nduration: 1h30m", "appointment(start: 2021-04-19 14:00, end: 2021-04-19 15:30)"),
        ("start: 2021-04-19 23:00\nduration: 2 hours", "appointment(start: 2021-04-19 23:00, end: 2021-04-20 01:00)"),
        ("due: 2021-05-03", "deadline(endOf(2021-05-03))"),
        ("due: 2021-07-01 18:00", "deadline(at(2021-07-01 18:00))"),
        (
            "between: 2021-07-26\nand: 2021-07-31\ndecide_by: 2021-07-01",
            "undecided(between: 2021-07-26, and: 2021-07-31, decideBy: 2021-07-01)"
        ),
    ])
    func `the keys of an event say its shape`(keys: String, schedule: String) throws {
        let text = "\(try event(keys).schedule)"
        #expect(text.replacing("SeminarCore.", with: "").replacing("Due.", with: "") == schedule)
    }

    @Test func `a duration is elapsed time, also over the night when the clocks are set forward`() throws {
        let event = try event("start: 2021-03-28 01:00\nduration: 2h")
        let (start, end) = (try wall("2021-03-28 01:00"), try wall("2021-03-28 04:00"))
        #expect(event.schedule == .appointment(start: start, end: end))
    }

    @Test func `weekly begins with its first occurrence, ends with its last, and skips holidays between them`() throws {
        let event = try event(
            "weekly: [monday, friday]\nat: 14:00-15:00\nfrom: 2021-04-01\nthrough: 2021-04-26\nexcept: [2021-04-16]",
            head: "holidays: [2021-04-02, 2021-04-05, 2021-04-14, 2021-04-26]")
        let recurrence = try #require(event.recurrence)
        #expect([recurrence.start, recurrence.end].map(\.description) == ["2021-04-09 14:00", "2021-04-09 15:00"])
        #expect(recurrence.rule.description == "FREQ=WEEKLY;UNTIL=20210423T140000;BYDAY=MO,FR")
        #expect(recurrence.exceptions.map(\.description) == ["2021-04-16"])
        let days = recurrence.starts(in: try Zone(identifier: "Europe/Berlin")).map(\.date.description)
        #expect(days == ["2021-04-09", "2021-04-12", "2021-04-19", "2021-04-23"])
    }

    @Test func `a rule does not skip holidays, and a start that is off it is no occurrence`() throws {
        let event = try event(
            "rrule: FREQ=WEEKLY;BYDAY=MO;COUNT=3\nstart: 2021-05-16 10:00\nduration: 1h\nexcept: [2021-05-31]",
            head: "holidays: [2021-05-24]")
        let recurrence = try #require(event.recurrence)
        let days = recurrence.starts(in: .utc).map(\.date.description)
        #expect(days == ["2021-05-17", "2021-05-24"])
    }

    @Test func `one weekday needs no list, and capitals make no difference`() throws {
        let event = try event("weekly: Monday\nat: 14:00 – 15:00\nfrom: 2021-04-12\nthrough: 2021-04-12")
        #expect(event.recurrence?.rule.description == "FREQ=WEEKLY;UNTIL=20210412T140000;BYDAY=MO")
    }

    @Test func `words that other readers take for booleans, numbers and times stay text`() throws {
        let event = try event(
            "on: 2021-03-10\nlocation: no\ndescription: 2021e1\ncategories: [on, 16:15, 0x10, 'null']")
        #expect(event.location == "no")
        #expect(event.description == "2021e1")
        #expect(event.categories == ["on", "16:15", "0x10", "null"])
    }

    @Test(arguments: ["", "~", "null", "# nothing yet"])
    func `an empty value is a missing one`(value: String) throws {
        let event = try event("on: 2021-03-10\nlocation: \(value)\nremind: \(value)\ndue: \(value)")
        #expect(event.location == nil)
        #expect(event.reminders.map(\.moment.description) == ["1 day before opening"])
    }

    @Test func `every key of an event has its place in the model`() throws {
        let event = try event(
            """
            on: 2021-03-10
            location: Room 1
            url: mailto:a@example.org
            conference: https://example.org/room
            categories: [talk]
            audience: organisers
            cancelled: true
            priority: 1
            color: SteelBlue
            obligation: report
            """)
        #expect(event.location == "Room 1" && event.url == "mailto:a@example.org")
        #expect(event.conference == "https://example.org/room" && event.categories == ["talk"])
        #expect(event.audience == .organisers && event.isCancelled && event.priority == 1)
        #expect(event.color == "steelblue" && event.obligation == Identifier("report"))
    }

    @Test func `what is left out has the defaults that are documented`() throws {
        let seminar = try #require(SeminarFile.parse(seminarText(event: "on: 2021-03-10"), file: "a/s.yaml").value)
            .seminar
        #expect(seminar.language == .english && seminar.remindAt == TimeOfDay(hour: 8, minute: 0) && !seminar.welcome)
        #expect(seminar.quietHours == nil && seminar.rosterPath == nil && seminar.organisers.isEmpty)
        #expect(seminar.events[0].audience == .enrolled && !seminar.events[0].isCancelled)
    }

    @Test func `a roster's path starts at the file that names it`() {
        let text = seminarText(event: "on: 2021-03-10", head: "roster: ../rosters/s.csv\n")
        let paths = [nil, "/srv/seminars", ""].map { folder in
            SeminarFile.parse(text, file: "config/seminars/s.yaml", folder: folder).value?.seminar.rosterPath
        }
        #expect(paths == ["config/rosters/s.csv", "/srv/rosters/s.csv", "../rosters/s.csv"])
    }

    @Test func `a byte order mark and Windows line ends change nothing`() {
        let text = seminarText(event: "on: 2021-03-10")
        let other = "\u{FEFF}" + text.replacing("\n", with: "\r\n")
        #expect(SeminarFile.parse(other, file: "s").value?.seminar == SeminarFile.parse(text, file: "s").value?.seminar)
    }
}

extension Event {
    var recurrence: Recurrence? {
        guard case .recurring(let recurrence) = schedule else { return nil }
        return recurrence
    }
}

func wall(_ text: String) throws -> WallTime { try #require(WallTime(text)) }
func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

/// The key `digest`.
@Suite struct OrganiserMailTests {
    @Test(
        arguments: [
            ("", .digest(DigestRhythm(.monday))), ("digest: off", .off), ("digest: problems", .problems),
            ("digest: friday", .digest(DigestRhythm(.friday))),
            ("digest: Friday 16:30", .digest(DigestRhythm(.friday, at: TimeOfDay(hour: 16, minute: 30)))),
            ("digest: daily 07:00", .digest(DigestRhythm(nil, at: TimeOfDay(hour: 7, minute: 0)))),
        ] as [(String, OrganiserMail)])
    func `organisers read weekly, unless the file says otherwise`(head: String, mail: OrganiserMail) throws {
        let checked = SeminarFile.parse(seminarText(event: "on: 2021-03-10", head: head), file: "s.yaml")
        #expect(checked.complaints == [])
        #expect(checked.value?.seminar.organiserMail == mail)
    }
}
