import CivilTime
import Foundation
import SeminarCore
import Testing

@Suite struct ReminderDeciderTests {
    /// The decision about `1 day before` a deadline at the end of 2021-05-03, for `person`, at an instant in Berlin.
    private func decision(
        for person: Participant, at now: String, recipients: Recipients = .owing, isRecorded: Bool = false,
        isPaused: Bool = false, quietHours: (String, String)? = nil
    ) throws -> ReminderDecision {
        let event = try event(
            "it", .deadline(.endOf(try date("2021-05-03"))), remind: ["1 day before"], to: recipients,
            obligation: "report")
        let seminar = try seminar(quietHours: quietHours, events: [event])
        let planned = try #require(ReminderPlanner(seminar).plan(after: .init(due: .distantPast)).first)
        let reminder = DueReminder(
            planned: planned, event: event, rule: event.reminders[0], recipient: .participant(person))
        return ReminderDecider(seminar, isPaused: isPaused)
            .decision(for: reminder, isRecorded: isRecorded, at: try berlin(now))
    }

    @Test func `who owes it is reminded`() throws {
        #expect(try decision(for: participant(), at: "2021-05-02 08:00") == .send)
    }

    @Test func `what is recorded is not sent again`() throws {
        let decision = try decision(for: participant(), at: "2021-05-02 08:00", isRecorded: true)
        #expect(decision == .skip(.alreadyRecorded))
    }

    @Test func `whoever has done it, left, opted out or came later is not reminded, and the reason says so`() throws {
        let now = "2021-05-02 08:00"
        #expect(try decision(for: participant(done: ["report"]), at: now) == .skip(.obligationDone(id("report"))))
        #expect(try decision(for: participant(leftAt: berlin("2021-05-01 10:00")), at: now) == .skip(.left))
        #expect(try decision(for: participant(optedOutAt: berlin("2021-05-01 10:00")), at: now) == .skip(.optedOut))
        let late = try participant(enrolledAt: berlin("2021-05-02 09:00"))
        #expect(try decision(for: late, at: "2021-05-02 10:00") == .skip(.beforeEnrolment))
    }

    @Test func `done stops only what goes to those who owe it`() throws {
        let done = try participant(done: ["report"])
        #expect(try decision(for: done, at: "2021-05-02 08:00", recipients: .enrolled) == .send)
    }

    @Test func `late is sent while it is useful, and stale from the first instant at which it is not`() throws {
        #expect(try decision(for: participant(), at: "2021-05-03 23:59") == .send)
        let since = try berlin("2021-05-04 00:00")
        #expect(try decision(for: participant(), at: "2021-05-04 00:00") == .stale(since: since))
    }

    @Test func `quiet hours hold what is still useful after them and let through what is not`() throws {
        let until = try berlin("2021-05-03 07:00")
        let held = try decision(for: participant(), at: "2021-05-02 22:00", quietHours: ("21:00", "07:00"))
        #expect(held == .hold(until: until, .quietHours))
        let last = try decision(for: participant(), at: "2021-05-03 22:00", quietHours: ("21:00", "07:00"))
        #expect(last == .send)
    }

    @Test func `a pause holds`() throws {
        let held = try decision(for: participant(), at: "2021-05-02 08:00", isPaused: true)
        #expect(held == .hold(until: try berlin("2021-05-04 00:00"), .paused))
    }
}
