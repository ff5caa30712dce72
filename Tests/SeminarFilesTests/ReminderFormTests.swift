import CivilTime
import SeminarCore
import SeminarFiles
import Testing

/// `remind` and `reminders`.
@Suite struct ReminderFormTests {
    @Test(arguments: [
        ("due: 2021-07-01", ["7 days before due to enrolled", "1 day before due to enrolled"]),
        ("due: 2021-07-01 18:00", ["7 days before due to enrolled", "1 day before due to enrolled"]),
        ("on: 2021-07-01", ["1 day before opening to enrolled"]),
        ("start: 2021-07-01 10:00\nduration: 1h", ["1 day before start to enrolled"]),
        ("from: 2021-07-01\nthrough: 2021-07-02", ["at opening to enrolled", "1 day before closing to enrolled"]),
        ("between: 2021-07-01\nand: 2021-07-02\ndecide_by: 2021-06-01", []),
        ("weekly: monday\nat: 10:00-11:00\nfrom: 2021-07-01\nthrough: 2021-07-30", []),
        ("rrule: FREQ=DAILY\nstart: 2021-07-01 10:00\nduration: 1h", []),
    ])
    func `each shape has its own built-in reminders`(keys: String, rules: [String]) throws {
        #expect(try event(keys).reminders.map(\.identity) == rules)
    }

    @Test func `the seminar's defaults replace the built-in ones, an event's own replace both`() throws {
        let head = "reminders: { day: [on the day at 07:00, { when: 2 weeks before, to: all }], deadline: [] }"
        #expect(
            try event("on: 2021-07-01", head: head).reminders.map(\.identity)
                == ["on the day of opening to enrolled", "14 days before opening to all"])
        #expect(try event("due: 2021-07-01", head: head).reminders.isEmpty)
        #expect(
            try event("on: 2021-07-01\nremind: [at opening]", head: head).reminders.map(\.identity)
                == ["at opening to enrolled"])
        #expect(try event("on: 2021-07-01\nremind: []", head: head).reminders.isEmpty)
    }

    @Test(arguments: [
        ("on: 2021-07-01", "enrolled"), ("on: 2021-07-01\naudience: all", "all"),
        ("on: 2021-07-01\naudience: organisers", "organisers"), ("on: 2021-07-01\nobligation: report", "owing"),
        ("on: 2021-07-01\nobligation: report\naudience: all", "owing"),
    ])
    func `without to it goes to whoever owes, else to the audience`(keys: String, recipients: String) throws {
        #expect(try event(keys).reminders.map(\.recipients.rawValue) == [recipients])
    }

    @Test func `a default for whoever owes passes over events that nobody owes`() throws {
        let head = "reminders: { day: [{ when: 1 day before, to: owing }] }"
        #expect(try event("on: 2021-07-01", head: head).reminders.isEmpty)
        #expect(try event("on: 2021-07-01\nobligation: x", head: head).reminders.count == 1)
    }

    @Test func `the long form names recipients, words and an end of use`() throws {
        let event = try event(
            """
            from: 2021-02-25
            through: 2021-03-10
            obligation: preferences
            remind:
              - { when: on the last day at 09:00, to: owing }
              - { when: 1 day after closing, to: organisers, template: overdue, useful_until: 2021-03-20 }
              - { when: 3 days before closing, useful_until: 2021-03-09 12:00 }
              - { when: 2 working days before closing, useful_until: 1 hour before closing }
            """)
        let rules = event.reminders
        #expect(rules[0] == ReminderRule(ReminderMoment(.days(0), .closing, at: TimeOfDay("09:00")), to: .owing))
        let (end, noon) = (try day("2021-03-20"), try wall("2021-03-09 12:00"))
        #expect(rules[1].template == "overdue" && rules[1].usefulUntil == .endOf(end))
        #expect(rules[2].usefulUntil == .at(noon))
        #expect(rules[3].usefulUntil == .moment(ReminderMoment(.minutes(-60), .closing)))
    }

    @Test(arguments: [
        ("1 day before", "1 day before start"), ("3 days before at 18:00", "3 days before start at 18:00"),
        ("2 working days before", "2 working days before start"), ("2 weeks before", "14 days before start"),
        ("90 minutes before start", "90 minutes before start"), ("2 hours after end", "2 hours after end"),
        ("at start", "at start"), ("on the day", "on the day"), ("on the day at 07:30", "on the day at 07:30"),
    ])
    func `each form of a moment is read for its shape`(text: String, moment: String) throws {
        let event = try event("start: 2021-07-01 10:00\nduration: 1h\nremind: [\(text)]")
        #expect(event.reminders.map(\.moment.description) == [moment])
    }

    @Test func `templates are named with their place, for whoever knows them`() throws {
        let text = seminarText(event: "on: 2021-07-01\nremind:\n  - { when: at opening, template: special }")
        let references = try #require(SeminarFile.parse(text, file: "s.yaml").value).templateReferences
        #expect(references.map(\.name) == ["special"])
        #expect(references.map(\.mark.description) == ["s.yaml:9:9"])
    }
}
