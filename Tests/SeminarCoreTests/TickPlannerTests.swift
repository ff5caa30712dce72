import CivilTime
import Foundation
import SeminarCore
import Testing

@Suite struct TickPlannerTests {
    /// One tick over all that is due by `now` since `cursor`, for the whole of `roster`.
    private func tick(
        _ seminar: Seminar, roster: [Participant], since cursor: String, now: String,
        recorded: Set<ReminderKey> = []
    ) throws -> TickPlan {
        let planner = TickPlanner(seminar, at: try berlin(now))
        let plan = ReminderPlanner(seminar).plan(after: .init(due: try berlin(cursor)))
        let fallen = planner.fallen(due: plan)
        let resolver = ReminderResolver(seminar, roster: roster)
        return planner.plan(
            fallen.reminders.flatMap(resolver.reminders), advances: fallen.advances,
            isRecorded: { recorded.contains($0) })
    }

    private func twoDeadlines() throws -> Seminar {
        try seminar(events: [
            event("slides", .deadline(.endOf(date("2021-05-10"))), remind: ["9 days before"]),
            event("report", .deadline(.endOf(date("2021-05-03"))), remind: ["2 days before", "1 day before"]),
        ])
    }

    @Test func `what one person is due in one tick is one mail, the most urgent first`() throws {
        let plan = try tick(
            twoDeadlines(), roster: [participant()], since: "2021-04-30 00:00", now: "2021-05-01 08:00")
        #expect(plan.mails.count == 1)
        #expect(plan.mails.first?.entries.map(\.key.event.text) == ["report", "slides"])
    }

    @Test func `after an outage only the latest of an event's missed reminders goes out`() throws {
        let plan = try tick(
            twoDeadlines(), roster: [participant()], since: "2021-04-30 00:00", now: "2021-05-02 12:00")
        #expect(plan.mails.first?.entries.map(\.key.rule).first == "1 day before due to enrolled")
        #expect(plan.entries.map(\.state) == [.skipped])
        #expect(plan.entries.first?.reason == "\"1 day before due\" goes out in its place")
    }

    @Test func `a season that is over mails nobody and says that it is stale`() throws {
        let plan = try tick(
            twoDeadlines(), roster: [participant()], since: "2021-04-30 00:00", now: "2026-01-01 00:00")
        #expect(plan.mails.isEmpty)
        #expect(plan.entries.map(\.state) == [.stale, .stale, .stale])
    }

    @Test func `rules that have nothing left are taken out of the plan`() throws {
        let plan = try tick(
            twoDeadlines(), roster: [participant()], since: "2021-04-30 00:00", now: "2021-05-02 12:00")
        #expect(plan.advances.count == 3)
        #expect(plan.advances.allSatisfy { $0.next == nil })
    }

    @Test func `moving the event owes a new reminder, fixing a typo does not`() throws {
        let before = try twoDeadlines()
        let first = try tick(before, roster: [participant()], since: "2021-04-30 00:00", now: "2021-05-01 08:00")
        let recorded = Set(first.mails.flatMap(\.entries).map(\.key))
        var typo = before
        typo.events[1].summary = "Submit the repport"
        var moved = before
        moved.events[1].schedule = .deadline(.endOf(try date("2021-05-04")))
        let again = try tick(
            typo, roster: [participant()], since: "2021-04-30 00:00", now: "2021-05-01 08:00", recorded: recorded)
        let anew = try tick(
            moved, roster: [participant()], since: "2021-05-01 08:00", now: "2021-05-02 08:00", recorded: recorded)
        #expect(again.mails.isEmpty)
        #expect(anew.mails.first?.entries.map(\.key.occurrence) == ["2021-05-04"])
    }

    @Test func `two rows with one address are one person`() throws {
        let ada = try participant("ada")
        var twin = try participant("ADA")
        twin.person = PersonID("0815")
        let plan = try tick(twoDeadlines(), roster: [ada, twin], since: "2021-04-30 00:00", now: "2021-05-01 08:00")
        #expect(plan.mails.count == 1)
    }

    @Test func `an organiser who takes part gets one mail, whatever the roster's id says`() throws {
        var olga = try participant("organiser")
        olga.person = PersonID("0815")
        let due = try Schedule.deadline(.endOf(date("2021-05-03")))
        let events = [
            try event("report", due, remind: ["2 days before"], to: .organisers),
            try event("slides", due, remind: ["2 days before"]),
        ]
        let plan = try tick(
            seminar(events: events), roster: [olga], since: "2021-04-30 00:00", now: "2021-05-01 08:00")
        #expect(plan.mails.map(\.recipient.person.text) == ["0815"])
        #expect(plan.mails.first?.entries.count == 2)
    }

    @Test func `what somebody has done by one of two rows is done`() throws {
        var twin = try participant("ADA", done: ["report"])
        twin.person = PersonID("0815")
        let event = try event(
            "report", .deadline(.endOf(date("2021-05-03"))), remind: ["1 day before"], to: .owing, obligation: "report")
        let plan = try tick(
            seminar(events: [event]), roster: [participant("ada"), twin], since: "2021-04-30 00:00",
            now: "2021-05-02 08:00")
        #expect(plan.mails.isEmpty)
        #expect(plan.entries.map(\.reason) == ["report is done"])
    }

    @Test func `an escalation reaches the organisers alone`() throws {
        let event = try event(
            "report", .deadline(.endOf(date("2021-05-03"))), remind: ["1 day after"], to: .organisers)
        let plan = try tick(
            seminar(events: [event]), roster: [participant()], since: "2021-05-01 00:00", now: "2021-05-04 08:00")
        #expect(plan.mails.map(\.recipient.email.description) == ["organiser@example.org"])
    }

    @Test(arguments: [
        ("report", "2021-05-04", "2 days before due to enrolled", SkipReason.eventMoved),
        ("gone", "2021-05-03", "2 days before due to enrolled", .eventGone),
        ("report", "2021-05-03", "5 days before due to enrolled", .ruleGone),
    ])
    func `a key that no longer means anything says why`(
        eventID: String, occurrence: String, rule: String, reason: SkipReason
    ) throws {
        let resolver = ReminderResolver(try twoDeadlines(), roster: [try participant()])
        let key = ReminderKey(
            seminar: try id("graphs"), event: try id(eventID), occurrence: occurrence, rule: rule,
            person: PersonID("ada@example.org"))
        #expect(throws: reason) { try resolver.reminder(for: key).get() }
    }
}
