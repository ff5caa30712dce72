import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct SilenceTests {
    private static let ada = "ada@example.org"

    private func silence(
        _ season: Rehearsal, event: String? = nil, person: String? = nil, until: String, reason: String = "moving house"
    ) throws -> SilenceEntry {
        let question = SilenceAddition(
            seminar: "graphs", event: event, person: person, until: until, reason: reason)
        return try season.desk().addSilence(question, by: "olga").silence
    }

    @Test func `what a silence holds goes out at its end, and the others are not kept waiting`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try silence(season, person: Self.ada, until: "2021-04-28 09:00")
        try await season.live(until: "2021-04-27")
        #expect(season.relay.recipients == ["juergen@example.org"])
        #expect(
            season.happened.decisions.map(\.reason)
                == ["silence 1 until Wednesday, 28 April 2021, 09:00 (moving house) by olga"])
        try await season.live(until: "2021-04-28 08:59")
        #expect(season.relay.messages.count == 1)
        try await season.live(until: "2021-04-28 09:00")
        #expect(season.relay.recipients == ["juergen@example.org", Self.ada])
    }

    @Test(arguments: ["7", "olga@example.org"])
    func `an organiser who takes part is silenced as both, by whichever name, until that ends`(
        name: String
    ) async throws {
        let talk = "  - { id: talk, summary: Talk, on: 2021-05-03, remind: [{ when: 7 days before, to: organisers }] }"
        let season = try await Rehearsal(
            at: "2021-04-01 12:00", seminar: Rehearsal.seminar(due: "2021-05-03", extra: talk),
            roster: "id,name,email\n7,Olga Organiser,olga@example.org\n")
        let silence = try silence(season, person: name, until: "2021-04-30 09:00")
        try await season.live(until: "2021-04-27")
        #expect(season.relay.messages.isEmpty)
        _ = try season.desk().expireSilence(SilenceNumber(id: "\(silence.id)"))
        try await season.live(until: "2021-04-27")
        #expect(season.happened.mails.map(\.items.count) == [2])
    }

    @Test func `what a silence outlives is stale, and says what held it`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try silence(season, event: "report", until: "2021-06-01")
        try await season.live(until: "2021-06-02")
        #expect(season.relay.messages.isEmpty)
        let entries = try season.store.entries(of: Identifier("graphs"))
        #expect(entries.count == 4 && entries.allSatisfy { $0.state == .stale })
        #expect(entries.allSatisfy { $0.reason.contains("held: silence 1 until Tuesday, 1 June 2021") })
        #expect(try await season.problems().isEmpty, "somebody decided it")
    }

    @Test func `a mail that a silence keeps until it is of no use is no problem either`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.alwaysDefers()
        try await season.live(until: "2021-04-26 08:00")
        season.relay.alwaysAccepts()
        _ = try silence(season, event: "report", until: "2021-06-01")
        try await season.live(until: "2021-06-02")
        #expect(season.happened.mails.allSatisfy { $0.progress.state != .accepted })
        #expect(try season.store.entries(of: Identifier("graphs")).allSatisfy { $0.heldBy == .silenced })
        #expect(try await season.problems().isEmpty)
    }

    @Test func `several reminders that one silence held are one, the latest`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try silence(season, event: "report", until: "2021-05-02 10:00")
        try await season.live(until: "2021-05-03")
        #expect(season.relay.recipients.sorted() == [Self.ada, "juergen@example.org"])
    }

    @Test func `a silenced event leaves the other items of the mail alone`() async throws {
        let talk = "  - { id: talk, summary: Talk, on: 2021-05-03, remind: [7 days before] }"
        let season = try await Rehearsal(
            at: "2021-04-01 12:00", seminar: Rehearsal.seminar(due: "2021-05-03", extra: talk))
        _ = try silence(season, event: "report", person: Self.ada, until: "2021-04-27 10:00")
        try await season.live(until: "2021-04-26 08:00")
        let sent = Dictionary(grouping: season.happened.mails, by: \.recipient.description)
        #expect(sent[Self.ada]?.flatMap(\.items).map(\.event.text) == ["talk"])
        #expect(sent["juergen@example.org"]?.flatMap(\.items).map(\.event.text).sorted() == ["report", "talk"])
        try await season.live(until: "2021-04-27 10:00")
        #expect(season.happened.mails.last?.items.map(\.event.text) == ["report"])
    }

    @Test func `expired by hand, a silence lets go at once, and another one still holds`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let first = try silence(season, person: Self.ada, until: "2021-04-30")
        _ = try silence(season, event: "report", until: "2021-04-29 10:00")
        try await season.live(until: "2021-04-27")
        #expect(try season.desk().expireSilence(SilenceNumber(id: "\(first.id)")).changed)
        try await season.live(until: "2021-04-29")
        #expect(season.relay.messages.isEmpty)
        try await season.live(until: "2021-04-29 10:00")
        #expect(season.relay.messages.count == 2)
        let listed = try season.desk().silences(SilenceQuestion(state: "expired"))
        #expect(listed.map(\.id).sorted() == [1, 2] && listed.allSatisfy { $0.createdBy == "olga" })
    }

    @Test func `a silence survives a restart, and a deferred mail waits for it too`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.alwaysDefers()
        try await season.live(until: "2021-04-26 08:00")
        _ = try silence(season, person: Self.ada, until: "2021-04-28")
        try await season.crash(restartingAt: "2021-04-26 12:00")
        try await season.live(until: "2021-04-27")
        #expect(season.relay.recipients.count { $0 == Self.ada } == 1)
        let status = try await season.desk().status()
        #expect(status.silences == 1 && status.outbox["held"] == 1)
        let lines = try season.desk().explain(ExplainQuestion(person: Self.ada)).lines.joined(separator: "\n")
        #expect(lines.contains("held by silence 1 until Wednesday, 28 April 2021, 00:00 (moving house) by olga"))
    }

    @Test func `a notice is held for whom it is silenced, and tells the difference to what they know`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try silence(season, event: "report", person: Self.ada, until: "2021-04-05")
        try await season.edit(Rehearsal.seminar(due: "2021-05-10"))
        try await season.live(until: "2021-04-02")
        #expect(season.relay.recipients == ["juergen@example.org"])
        try await season.edit(Rehearsal.seminar(due: "2021-05-17"))
        try await season.live(until: "2021-04-03")
        #expect(season.relay.recipients == ["juergen@example.org", "juergen@example.org"])
        try await season.live(until: "2021-04-06")
        let texts = season.bodies(to: Self.ada)
        #expect(texts.count == 1)
        #expect(texts.allSatisfy { $0.contains("17 May 2021") && $0.contains("3 May 2021") && !$0.contains("10 May") })
    }

    @Test func `a change that is taken back under a silence is told to nobody whom it held`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try silence(season, event: "report", until: "2021-04-05")
        try await season.edit(Rehearsal.seminar(due: "2021-05-10"))
        try await season.live(until: "2021-04-02")
        try await season.edit(Rehearsal.seminar)
        try await season.live(until: "2021-04-06")
        #expect(season.relay.messages.isEmpty)
        #expect(try season.store.heldNotices(through: .distantFuture).isEmpty)
    }

    @Test func `a silence of a whole seminar keeps its notices together until it ends`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let whole = try silence(season, until: "2021-04-05")
        try await season.edit(Rehearsal.seminar(due: "2021-05-10"))
        try await season.live(until: "2021-04-02")
        #expect(season.relay.messages.isEmpty)
        _ = try season.desk().expireSilence(SilenceNumber(id: "\(whole.id)"))
        try await season.live(until: "2021-04-02 00:01")
        #expect(season.relay.messages.count == 2)
    }

    @Test(arguments: [
        (SilenceAddition(until: "2021-05-01", reason: "x"), "pause"),
        (SilenceAddition(seminar: "trees", until: "2021-05-01", reason: "x"), "no seminar \"trees\""),
        (SilenceAddition(event: "essay", until: "2021-05-01", reason: "x"), "no event \"essay\""),
        (SilenceAddition(person: "emmy", until: "2021-05-01", reason: "x"), "\"emmy\""),
        (SilenceAddition(event: "report", until: "soon", reason: "x"), "\"soon\" is no time"),
        (SilenceAddition(event: "report", until: "2021-03-01", reason: "x"), "over already"),
        (SilenceAddition(event: "report", until: "2021-05-01", reason: " "), "the reason is empty"),
    ])
    func `a silence that says nothing, or the wrong thing, is refused with the remedy`(
        question: SilenceAddition, complaint: String
    ) async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let failure = #expect(throws: ControlFailure.self) { try season.desk().addSilence(question, by: "olga") }
        #expect(failure?.message.contains(complaint) == true, "\(failure?.message ?? "")")
        #expect(try season.store.silences(endingAfter: .distantPast).isEmpty)
    }

    @Test func `those over for a month are forgotten with the next that is made`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try silence(season, event: "report", until: "2021-04-02")
        season.clock.move(to: try berlin("2021-05-05"))
        _ = try silence(season, event: "report", until: "2021-05-06")
        #expect(try season.store.silences(endingAfter: .distantPast).map(\.id) == [2])
    }
}
