import CivilTime
import SeminarCore
import Testing

@Suite struct ReminderMomentTests {
    @Test(arguments: [
        ("3 days before", Shape.deadline, "3 days before due"),
        ("1 week before", .deadline, "7 days before due"),
        ("2 hours before", .appointment, "2 hours before start"),
        ("120 minutes before opening", .appointment, "2 hours before start"),
        ("90 minutes after end", .recurring, "90 minutes after end"),
        ("1 day after closing", .days, "1 day after closing"),
        ("1 day after end", .days, "1 day after closing"),
        ("2 working days before", .day, "2 working days before opening"),
        ("at opening", .days, "at opening"), ("at closing", .deadline, "at due"), ("at start", .recurring, "at start"),
        ("on the day", .deadline, "on the day of due"), ("on the last day", .days, "on the day of closing"),
        ("1 week before due", .undecided, "7 days before due"),
    ])
    func `every form has one canonical spelling`(text: String, shape: Shape, canonical: String) throws {
        #expect(try ReminderMoment(parsing: text, for: shape).canonicalForm == canonical)
    }

    @Test func `a time of day is read where days are counted`() throws {
        let moment = try ReminderMoment(parsing: "on the last day at 09:00", for: .days)
        #expect(moment == ReminderMoment(.days(0), .closing, at: TimeOfDay(hour: 9, minute: 0)))
        #expect(moment.description == "on the last day at 09:00")
    }

    @Test(arguments: [
        ("2 hours before at 09:00", Shape.appointment, "a time of day goes only with days"),
        ("3 days before due", .appointment, "has no \"due\"; expected one of start, end"),
        ("3 days before at 25:00", .deadline, "\"25:00\" in \"3 days before at 25:00\" is not a time of day"),
        ("tomorrow", .day, "is no time for a reminder"), ("0 days before", .day, "is no time for a reminder"),
        ("3 working hours before", .day, "is no time for a reminder"), ("", .day, "is no time for a reminder"),
        ("3 days", .deadline, "is no time for a reminder"), ("on the first day", .days, "is no time for a reminder"),
        ("99999999999999999999 days before", .deadline, "is no time for a reminder"),
    ])
    func `what is no time for a reminder is refused with the remedy`(
        text: String, shape: Shape, words: String
    ) throws {
        let error = #expect(throws: InvalidReminderMoment.self) { try ReminderMoment(parsing: text, for: shape) }
        #expect(error?.description.contains(words) == true)
    }

    @Test func `a rule is its anchor, offset and recipients, not its clock time, template or wording`() throws {
        let one = try rule("7 days before at 09:00", for: .deadline)
        var other = try rule("1 week before", for: .deadline)
        other.template = "urgent"
        #expect(one.identity == other.identity)
        #expect(one.identity != (try rule("7 days before", for: .deadline, to: .owing)).identity)
    }
}
