import CivilTime
import Foundation
import SeminarCore
import Testing

/// Reminders and words of occurrences that are moved or added.
@Suite struct SingleOccurrenceReminderTests {
    private let moved = ["2021-04-19 14:00": ("2021-04-28 09:00", "2021-04-28 12:00")]

    private func planned(_ text: String, _ recurrence: Recurrence, after: String, count: Int) throws
        -> [PlannedReminder]
    {
        let event = try event("it", .recurring(recurrence), remind: [text])
        let planner = ReminderPlanner(try seminar(events: [event]))
        var cursor = ReminderPlanner.Cursor(due: try berlin(after))
        return (0..<count).compactMap { _ in
            guard let next = planner.next(event.reminders[0], of: event, after: cursor) else { return nil }
            cursor = .init(due: next.due, anchor: next.anchor)
            return next
        }
    }

    @Test func `each occurrence is reminded of once, in the order in which they take place`() throws {
        let recurrence = try mondays(moved: moved, also: ["2021-04-23 10:00"])
        let due = try planned("1 day before", recurrence, after: "2021-04-01 00:00", count: 5).map(\.due)
        #expect(
            try due.map(onBerlinsClock) == [
                "2021-04-11 08:00", "2021-04-22 08:00", "2021-04-25 08:00", "2021-04-27 08:00", "2021-05-02 08:00",
            ])
    }

    @Test(arguments: [
        ("1 hour before", "2021-04-28 08:00", "2021-04-28 09:00"),
        ("at start", "2021-04-28 09:00", "2021-04-28 12:00"),
        ("30 minutes after end", "2021-04-28 12:30", "2021-05-05 12:30"),
    ])
    func `what is counted is counted from the new time, and lasts as long`(
        text: String, due: String, usefulUntil: String
    ) throws {
        let next = try planned(text, mondays(moved: moved), after: "2021-04-27 00:00", count: 1)
        #expect(try next.map(\.due).map(onBerlinsClock) == [due])
        #expect(try next.map(\.usefulUntil).map(onBerlinsClock) == [usefulUntil])
    }

    @Test func `what begins in the evening ends on the day on which it ends`() throws {
        var nights = try mondays()
        (nights.start, nights.end) = (try wall("2021-04-12 23:00"), try wall("2021-04-13 01:00"))
        let ends = try Schedule.recurring(nights).points(
            of: .end, in: Zone(identifier: "Europe/Berlin"), from: date("2021-04-20"))
        #expect(ends.prefix(2).map(\.description) == ["2021-04-20 01:00", "2021-04-27 01:00"])
    }

    @Test func `moving an occurrence owes a new reminder, and the old one is known to have moved`() throws {
        let before = try event("it", .recurring(mondays()), remind: ["1 hour before"])
        let after = try event("it", .recurring(mondays(moved: moved)), remind: ["1 hour before"])
        let ada = try participant()
        func key(_ start: String) throws -> ReminderKey {
            let planner = ReminderPlanner(try seminar(events: [before]))
            return planner.plan(before.reminders[0], of: before, at: AnchorPoint(try wall(start)))
                .key(in: try id("graphs"), for: ada.person)
        }
        let resolver = ReminderResolver(try seminar(events: [after]), roster: [ada])
        #expect(resolver.reminder(for: try key("2021-04-19 14:00")) == .failure(.eventMoved))
        let new = try resolver.reminder(for: try key("2021-04-28 09:00")).get()
        #expect(try onBerlinsClock(new.planned.due) == "2021-04-28 08:00")
        #expect(throws: Never.self) { try resolver.reminder(for: key("2021-04-26 14:00")).get() }
    }

    @Test(arguments: [
        ("1 hour before", "2021-04-28 09:00"), ("at end", "2021-04-28 12:00"),
    ])
    func `a mail about it says its own times`(text: String, anchor: String) throws {
        let event = try event("it", .recurring(mondays(moved: moved)), remind: [text])
        let seminar = try seminar(events: [event])
        let planned = ReminderPlanner(seminar).plan(
            event.reminders[0], of: event, at: AnchorPoint(try wall(anchor)))
        let item = ReminderItem(event: event, rule: event.reminders[0], planned: planned)
        let words = ScheduleWording(.english, zone: seminar.zone)
        #expect(
            words.text(event.schedule, of: item.occurrence(in: seminar.zone))
                == "Wednesday, 28 April 2021, 09:00–12:00")
    }

    @Test(arguments: [
        (
            Language.english,
            "Mondays, 14:00–15:00; Mon 19 April, 14:00 moved to Wednesday, 28 April 2021, 09:00–12:00; "
                + "also Friday, 23 April 2021, 10:00–11:00"
        ),
        (
            Language.german,
            "montags, 14:00–15:00 Uhr; Mo 19. April, 14:00 Uhr verlegt auf Mittwoch, 28. April 2021, 09:00–12:00 Uhr; "
                + "auch Freitag, 23. April 2021, 10:00–11:00 Uhr"
        ),
    ])
    func `the whole is told with what is different`(language: Language, text: String) throws {
        let schedule = Schedule.recurring(try mondays(moved: moved, also: ["2021-04-23 10:00"]))
        #expect(ScheduleWording(language, zone: try Zone(identifier: "Europe/Berlin")).text(schedule) == text)
    }
}
