import CivilTime
import Foundation
import SeminarCore
import Testing

@Suite struct ReminderPlannerTests {
    private func planned(
        _ text: String, _ schedule: Schedule, holidays: [String] = [], quietHours: (String, String)? = nil
    ) throws -> (due: String, usefulUntil: String) {
        let event = try event("it", schedule, remind: [text])
        let seminar = try seminar(holidays: holidays, quietHours: quietHours, events: [event])
        let plan = ReminderPlanner(seminar).plan(after: .init(due: .distantPast))
        let first = try #require(plan.first)
        return (try onBerlinsClock(first.due), try onBerlinsClock(first.usefulUntil))
    }

    @Test(arguments: [
        ("at opening", "2021-02-25 08:00", "2021-03-11 00:00"),
        ("3 days before closing", "2021-03-07 08:00", "2021-03-11 00:00"),
        ("on the last day at 09:00", "2021-03-10 09:00", "2021-03-11 00:00"),
        ("1 day after closing", "2021-03-11 08:00", "2021-03-18 08:00"),
        ("3 days before", "2021-02-22 08:00", "2021-02-25 00:00"),
        ("on the day", "2021-02-25 08:00", "2021-02-26 00:00"),
        ("2 hours before closing", "2021-03-10 22:00", "2021-03-11 00:00"),
        ("2 working days before closing", "2021-03-08 08:00", "2021-03-11 00:00"),
    ])
    func `a window's reminders count from its opening and its closing day`(
        text: String, due: String, usefulUntil: String
    ) throws {
        let window = Schedule.days(from: try date("2021-02-25"), through: try date("2021-03-10"))
        #expect(try planned(text, window) == (due, usefulUntil))
    }

    @Test(arguments: [
        ("7 days before", "2021-06-24 08:00", "2021-07-01 18:00"),
        ("at due", "2021-07-01 18:00", "2021-07-01 19:00"),
        ("on the day", "2021-07-01 08:00", "2021-07-01 19:00"),
        ("90 minutes before", "2021-07-01 16:30", "2021-07-01 18:00"),
    ])
    func `a timed deadline warns until its instant, and on its day for an hour more`(
        text: String, due: String, usefulUntil: String
    ) throws {
        #expect(try planned(text, .deadline(.at(try wall("2021-07-01 18:00")))) == (due, usefulUntil))
    }

    @Test func `a bare deadline lasts until the end of its day`() throws {
        let due = Schedule.deadline(.endOf(try date("2021-05-03")))
        #expect(try planned("1 hour before", due) == ("2021-05-03 23:00", "2021-05-04 00:00"))
        #expect(try planned("at due", due) == ("2021-05-03 08:00", "2021-05-04 00:00"))
    }

    @Test func `an end of use at a time of the day is at that time`() throws {
        let due = Schedule.deadline(.endOf(try date("2021-05-03")))
        var event = try event("it", due, remind: ["1 day before"])
        event.reminders[0].usefulUntil = .moment(try ReminderMoment(parsing: "at due at 12:00", for: .deadline))
        let plan = ReminderPlanner(try seminar(events: [event])).plan(after: .init(due: .distantPast))
        #expect(try plan.map { try onBerlinsClock($0.usefulUntil) } == ["2021-05-03 12:00"])
    }

    @Test func `days before are counted on the wall clock across the change to summer time`() throws {
        let meeting = Schedule.appointment(start: try wall("2021-03-29 14:00"), end: try wall("2021-03-29 16:00"))
        #expect(try planned("3 days before", meeting).due == "2021-03-26 08:00")
        #expect(try planned("48 hours before", meeting).due == "2021-03-27 13:00")
    }

    @Test func `a reminder at an hour that the change to summer time leaves out moves forward by the gap`() throws {
        #expect(try planned("on the day at 02:30", .day(try date("2021-03-28"))).due == "2021-03-28 03:30")
    }

    @Test func `working days go around weekends and holidays`() throws {
        let due = Schedule.deadline(.endOf(try date("2021-05-25")))
        #expect(try planned("1 working day before", due, holidays: ["2021-05-24"]).due == "2021-05-21 08:00")
        #expect(try planned("3 working days after due", due, holidays: ["2021-05-26"]).due == "2021-05-31 08:00")
    }

    @Test func `what quiet hours would hold beyond its use is sent just before they begin`() throws {
        let early = Schedule.appointment(start: try wall("2021-04-19 06:30"), end: try wall("2021-04-19 08:00"))
        #expect(try planned("1 hour before", early, quietHours: ("21:00", "07:00")).due == "2021-04-18 20:59")
        let late = Schedule.appointment(start: try wall("2021-04-19 09:00"), end: try wall("2021-04-19 10:00"))
        #expect(try planned("3 hours before", late, quietHours: ("21:00", "07:00")).due == "2021-04-19 06:00")
    }

    @Test func `a cancelled event plans nothing`() throws {
        let event = try event("it", .day(try date("2021-03-10")), remind: ["1 day before"], isCancelled: true)
        #expect(try ReminderPlanner(seminar(events: [event])).plan(after: .init(due: .distantPast)).isEmpty)
    }

    @Test func `what is behind the cursor is never planned again`() throws {
        let event = try event("it", .deadline(.endOf(try date("2021-05-03"))), remind: ["7 days before"])
        let planner = ReminderPlanner(try seminar(events: [event]))
        let due = try berlin("2021-04-26 08:00")
        #expect(planner.plan(after: .init(due: due.addingTimeInterval(-1))).map(\.due) == [due])
        #expect(planner.plan(after: .init(due: due)).isEmpty)
    }
}
