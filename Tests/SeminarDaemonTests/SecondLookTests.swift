import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

/// What happens between the planning of a mail and its sending, as the ledger has it afterwards.
@Suite struct SecondLookTests {
    private static let ada = PersonID("ada@example.org")

    enum Meanwhile: String, CaseIterable {
        case done, left, optedOut, moved, cancelled, gone, ruleGone
    }

    private static let reasons: [Meanwhile: String] = [
        .done: "report is done", .left: "left the seminar", .optedOut: "opted out of reminders",
        .moved: "the event has moved", .cancelled: "the event is cancelled",
        .gone: "the event is no longer in the seminar's file",
        .ruleGone: "the reminder is no longer in the seminar's file",
    ]

    private func happen(_ event: Meanwhile, in season: Rehearsal) async throws {
        let graphs = try #require(Identifier("graphs"))
        let report = try #require(Identifier("report"))
        let now = season.clock.now()
        switch event {
        case .done: _ = try season.store.setDone(report, for: Self.ada, in: graphs, at: now, by: "olga")
        case .left: _ = try season.store.deregister(Self.ada, from: graphs, at: now)
        case .optedOut: _ = try season.store.setOptedOut(true, for: Self.ada, in: graphs, at: now)
        case .moved: try await season.edit(Rehearsal.seminar(due: "2021-05-20"))
        case .cancelled: try await season.edit(Rehearsal.seminar + "\n    cancelled: true")
        case .gone: try await season.edit(Rehearsal.seminar.replacing("id: report", with: "id: essay"))
        case .ruleGone: try await season.edit(Rehearsal.seminar.replacing("7 days before, ", with: ""))
        }
    }

    private func reminder(_ season: Rehearsal) throws -> LedgerEntry? {
        try season.store.entries(of: Identifier("graphs"), keys: [Self.ada])
            .first { $0.key.rule.hasPrefix("7 days") && $0.key.occurrence == "2021-05-03" }
    }

    @Test(arguments: Meanwhile.allCases)
    func `a mail that waits for the relay is not sent any more`(event: Meanwhile) async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.alwaysDefers()
        try await season.live(until: "2021-04-26 08:00")
        let tries = season.relay.recipients.count { $0 == Self.ada.text }
        try await happen(event, in: season)
        try await season.live(until: "2021-04-26 08:09")
        #expect(season.relay.recipients.count { $0 == Self.ada.text } == tries)
        let entry = try #require(try reminder(season))
        let number = try #require(entry.mail)
        let mail = try #require(try season.store.mail(number))
        #expect(mail.progress.state == .cancelled && mail.progress.reason == Self.reasons[event])
    }

    @Test(arguments: Meanwhile.allCases)
    func `a reminder that the night holds is not sent at its end`(event: Meanwhile) async throws {
        let night = Rehearsal.seminar.replacing("events:", with: "quiet_hours: 06:00-09:00\nevents:")
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: night)
        try await season.live(until: "2021-04-26 08:00")
        #expect(try reminder(season)?.state == .held)
        try await happen(event, in: season)
        try await season.live(until: "2021-04-26 08:09")
        // Without quiet hours in the edited file, too, what is held is decided at the end of its hold.
        try await season.live(until: "2021-04-26 09:00")
        let entry = try #require(try reminder(season))
        #expect(entry.state == .skipped && entry.reason == Self.reasons[event])
    }

    @Test func `what was finalised meanwhile goes out no more for the days that it might have been`() async throws {
        let open = Self.talk("between: 2021-05-03\n    and: 2021-05-07\n    decide_by: 2021-04-20", "[7 days before]")
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: open)
        season.relay.alwaysDefers()
        try await season.live(until: "2021-04-26 08:00")
        #expect(season.relay.messages.count == 2)
        try await season.edit(Self.talk("start: 2021-05-05 14:00\n    duration: 2h", "[7 days before]"))
        try await season.live(until: "2021-04-26 08:09")
        let mails = try season.store.mails(MailFilter(states: [.cancelled])).map(\.mail)
        #expect(mails.count == 2)
        #expect(mails.allSatisfy { $0.progress.reason == "the reminder is no longer in the seminar's file" })
    }

    @Test func `in a mail that is given up each reminder keeps its own reason`() async throws {
        let talk = "  - { id: talk, summary: Talk, on: 2021-05-03, remind: [7 days before] }"
        let file = Rehearsal.seminar(due: "2021-05-03", extra: talk)
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: file)
        season.relay.alwaysDefers()
        try await season.live(until: "2021-04-26 08:00")
        try await happen(.done, in: season)
        try await season.edit(
            file.replacing("remind: [7 days before] }", with: "remind: [7 days before], cancelled: true }"))
        try await season.live(until: "2021-04-26 08:09")
        let entries = try season.store.entries(of: Identifier("graphs"), keys: [Self.ada]).filter {
            $0.due < season.clock.now() && !$0.key.rule.hasPrefix("notice")
        }
        let reasons = Dictionary(entries.map { ($0.key.event.text, $0.reason) }) { first, _ in first }
        #expect(reasons["report"] == "report is done" && reasons["talk"] == "the event is cancelled")
        let lines = try season.desk().explain(ExplainQuestion(person: Self.ada.text)).lines
        #expect(lines.contains { $0.contains("Talk") && $0.contains("the event is cancelled") })
        #expect(lines.contains { $0.contains("Submit the report") && $0.contains("report is done") })
    }

    private static func talk(_ when: String, _ reminders: String) -> String {
        """
        seminar: graphs
        title: Graphs
        time_zone: Europe/Berlin
        roster: ../roster.csv
        events:
          - id: talk
            summary: Talk
            \(when)
            remind: \(reminders)
        """
    }
}
