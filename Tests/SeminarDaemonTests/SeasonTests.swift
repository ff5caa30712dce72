import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct SeasonTests {
    private let graphs = Identifier("graphs")

    @Test func `each person who owes it is mailed once for each reminder, at its moment`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await season.live(until: "2021-06-01")
        #expect(
            season.relay.recipients.sorted() == [
                "ada@example.org", "ada@example.org", "juergen@example.org", "juergen@example.org",
            ])
        #expect(season.happened.mails.allSatisfy { $0.progress.state == .accepted })
        let dues = try season.store.entries(of: graphs).map(\.due)
        #expect(try Set(dues) == [berlin("2021-04-26 08:00"), berlin("2021-05-02 08:00")])
    }

    @Test func `whoever has done it hears no more of it`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await season.live(until: "2021-04-27")
        let report = try #require(Identifier("report"))
        _ = try season.store.setDone(
            report, for: PersonID("ada@example.org"), in: try #require(graphs), at: season.clock.now(), by: "test")
        try await season.live(until: "2021-06-01")
        #expect(season.relay.recipients.filter { $0 == "ada@example.org" }.count == 1)
        #expect(season.happened.decisions.map(\.reason) == ["report is done"])
    }

    @Test func `a timeline in the past mails nobody and reports nothing`() async throws {
        let season = try await Rehearsal(at: "2026-11-23 12:00")
        try await season.live(until: "2026-12-01")
        #expect(season.relay.messages.isEmpty)
        #expect(season.happened.decisions.isEmpty)
    }

    @Test func `a second start repeats nothing that was accepted`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await season.live(until: "2021-04-26 09:00")
        try await season.crash(restartingAt: "2021-04-26 10:00")
        try await season.live(until: "2021-04-27")
        #expect(season.relay.messages.count == 2)
    }

    @Test func `what fell due while the service was down goes out once, the latest alone`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await season.crash(restartingAt: "2021-05-02 20:00")
        try await season.live(until: "2021-06-01")
        #expect(season.relay.messages.count == 2)
        #expect(season.happened.decisions.map(\.state) == [.skipped, .skipped])
    }

    @Test func `after an outage beyond the deadline nothing is sent and the loss is recorded`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await season.crash(restartingAt: "2021-05-10 20:00")
        try await season.live(until: "2021-06-01")
        #expect(season.relay.messages.isEmpty)
        #expect(season.happened.decisions.map(\.state) == [.stale, .stale, .stale, .stale])
    }

    @Test func `a date that was moved while the service was down is reminded of at its new moment`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try season.write(Rehearsal.seminar(due: "2021-05-10"), to: "seminars/graphs.yaml")
        try await season.crash(restartingAt: "2021-05-01 20:00")
        try await season.live(until: "2021-06-01")
        let reminders = season.happened.mails.flatMap(\.items).filter { !$0.rule.hasPrefix("notice") }
        #expect(reminders.map(\.occurrence) == Array(repeating: "2021-05-10", count: 4))
    }

    @Test func `a typo that is corrected after the first reminder repeats nothing`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await season.live(until: "2021-04-26 09:00")
        try season.write(
            Rehearsal.seminar(due: "2021-05-03", summary: "Submit your report"), to: "seminars/graphs.yaml")
        #expect(try await season.reload().refused.isEmpty)
        try await season.live(until: "2021-04-30")
        #expect(season.relay.messages.count == 2)
    }

    @Test func `who joins late is owed nothing from before`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await season.live(until: "2021-04-27")
        try season.write(Rehearsal.roster + "\nGrace Hopper,grace@example.org,\n", to: "roster.csv")
        _ = try await season.reload()
        try await season.live(until: "2021-06-01")
        #expect(season.relay.recipients.filter { $0 == "grace@example.org" }.count == 1)
    }
}

@Suite struct ReloadTests {
    @Test func `a bad file leaves the last good one in force and says so`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try season.write("seminar: graphs\ntitle: Seminar: Graphs\n", to: "seminars/graphs.yaml")
        let outcome = try await season.reload()
        #expect(outcome.refused.first?.seminar?.text == "graphs")
        #expect(outcome.refused.first?.complaints.first?.contains("graphs.yaml:2:") == true)
        try await season.live(until: "2021-06-01")
        #expect(season.relay.messages.count == 4)
    }

    @Test func `the last good text serves at the next start, even where its file is gone`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let feed = season.engine.catalog.all.first?.feed.bytes
        try FileManager.default.removeItem(atPath: season.seminarsFolder + "/graphs.yaml")
        try await season.crash(restartingAt: "2021-04-02 12:00")
        #expect(season.engine.catalog.all.first?.feed.bytes == feed)
        #expect(season.engine.catalog.refused.first?.complaints.first?.contains("is missing") == true)
    }

    @Test func `a new seminar with a bad file is left out, the others run`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try season.write("seminar: trees\n", to: "seminars/trees.yaml")
        let outcome = try await season.reload()
        #expect(outcome.accepted.map(\.text) == ["graphs"])
        #expect(season.engine.catalog.all.map(\.seminar.id.text) == ["graphs"])
    }

    @Test func `a reload of equal files leaves the feed's bytes as they are, a visible change moves its stamps`()
        async throws
    {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let before = try #require(season.engine.catalog.all.first)
        season.clock.move(to: try berlin("2021-04-05 12:00"))
        _ = try await season.reload()
        #expect(season.engine.catalog.all.first?.feed.bytes == before.feed.bytes)
        try season.write(Rehearsal.seminar(due: "2021-05-04"), to: "seminars/graphs.yaml")
        _ = try await season.reload()
        let after = try #require(season.engine.catalog.all.first)
        #expect(after.stamps.values.map(\.sequence) == [1])
        #expect(after.feed.lastModified == (try berlin("2021-04-05 12:00")))
    }

    @Test func `a roster that would lose more than a fifth waits for a yes`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try season.write("name,email\nAda Lovelace,ada@example.org\n", to: "roster.csv")
        let outcome = try await season.reload()
        #expect(outcome.refused.first?.complaints.first?.contains("--yes") == true)
        let graphs = try #require(Identifier("graphs"))
        #expect(try season.store.participants(of: graphs).filter(\.isEnrolled).count == 2)
    }
}

@Suite struct DeliveryTests {
    private let uncertain = DeliveryOutcome.uncertain(reason: "the link died after the data")

    @Test func `what may have arrived is sent again with the same bytes`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.answers(uncertain)
        try await season.live(until: "2021-04-27")
        let messages = season.relay.messages.filter { $0.recipient.description == season.relay.recipients.first }
        #expect(messages.count == 2)
        #expect(messages.first == messages.last)
    }

    @Test func `what may have arrived stays in doubt while the relay does not answer`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let refused = DeliveryOutcome.relayUnavailable(reason: "connection refused", reply: nil, .outOfOrder)
        season.relay.answers(uncertain, uncertain, refused, refused)
        try await season.live(until: "2021-04-26 08:01")
        #expect(season.relay.messages.count == 4)
        #expect(try season.store.countsByState()[.uncertain] == 2)
    }

    @Test func `after a rest one message probes the relay, however many lanes there are`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", threads: 2)
        let refused = DeliveryOutcome.relayUnavailable(reason: "connection refused", reply: nil, .outOfOrder)
        await season.engine.learn(refused, at: season.clock.now())
        season.clock.move(to: try berlin("2021-04-26 08:00"))
        _ = try await season.engine.turn()
        #expect(try season.store.countsByState()[.sending] == 1)
    }

    @Test func `a trial holds back what goes to an address that is new since it was queued`() async throws {
        let roster = "id,name,email\n1,Ada Lovelace,ada@example.org\n"
        let season = try await Rehearsal(
            at: "2021-04-01 12:00", roster: roster, settings: EngineSettings(onlyTo: ["example.org"]))
        season.clock.move(to: try berlin("2021-04-26 08:00"))
        try await season.engine.tick(at: season.clock.now())
        try season.write(roster.replacing("ada@example.org", with: "ada@example.net"), to: "roster.csv")
        _ = try await season.reload()
        _ = try await season.engine.turn()
        #expect(season.relay.messages.isEmpty)
        #expect(try season.store.mails().map(\.mail.recipient.description) == ["ada@example.net"])
    }

    @Test func `a crash between the sending and its record repeats that message alone, byte for byte`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await season.live(until: "2021-04-26 08:00")
        let mail = try #require(try season.store.mails().last?.mail)
        try season.pretendStillSending(mail.id)
        try await season.crash(restartingAt: "2021-04-26 08:10")
        try await season.live(until: "2021-04-26 09:00")
        let repeated = season.relay.messages.filter { $0.recipient == mail.recipient }
        #expect(season.relay.messages.count == 3)
        #expect(repeated.count == 2 && repeated[0] == repeated[1])
    }

    @Test func `a relay that is down keeps everything, and one probe finds it up again`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let refused = DeliveryOutcome.relayUnavailable(reason: "connection refused", reply: nil, .outOfOrder)
        season.relay.answers(refused, refused)
        try await season.live(until: "2021-04-26 12:00")
        #expect(season.happened.mails.filter { $0.progress.state == .accepted }.count == 2)
        #expect(try season.store.mails().map(\.mail.progress.attempts).max() == 1)
    }

    @Test func `a refused message is not repeated, and holds up nobody`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.answers(.rejected(reason: "no such user", reply: nil, addressRefused: true))
        try await season.live(until: "2021-04-27")
        #expect(season.relay.messages.count == 2)
        #expect(try season.store.countsByState()[.rejected] == 1)
    }

    @Test func `a mail that waited too long is given up, not sent late`() async throws {
        let season = try await Rehearsal(at: "2021-05-02 07:00")
        season.relay.alwaysDefers()
        try await season.live(until: "2021-05-05")
        #expect(try season.store.countsByState()[.stale] == 2)
        let last = try #require(season.happened.mails.last)
        #expect(last.progress.reason == "no longer useful when it could be sent")
    }

    @Test func `done between planning and sending cancels the mail, with the reason`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.answers(.deferred(reason: "greylisted", reply: nil), .deferred(reason: "greylisted", reply: nil))
        try await season.live(until: "2021-04-26 08:00")
        let graphs = try #require(Identifier("graphs"))
        let report = try #require(Identifier("report"))
        _ = try season.store.setDone(
            report, for: PersonID("ada@example.org"), in: graphs, at: season.clock.now(), by: "test")
        try await season.live(until: "2021-04-26 12:00")
        let ada = season.happened.mails.last { $0.recipient.description == "ada@example.org" }
        #expect(ada?.progress.state == .cancelled && ada?.progress.reason == "report is done")
    }
}

extension SeminarEngine {
    fileprivate func learn(_ outcome: DeliveryOutcome, at instant: Date) { governor.learn(from: outcome, at: instant) }
}

@Suite struct LaneTests {
    @Test(.timeLimit(.minutes(20))) func `one lane delivers everything that is due, one after the other, at once`()
        async throws
    {
        let season = try await Rehearsal(at: "2021-04-26 07:00", threads: 1)
        let signal = WakeSignal()
        season.engine.lanes.start { signal.wake() }
        season.clock.move(to: try berlin("2021-04-26 08:00"))
        signal.wake()
        for await _ in signal.wakes {
            _ = try await season.engine.turn()
            if try season.store.countsByState()[.accepted] == 2 { break }
        }
        await season.engine.lanes.stop(grace: .seconds(600))
        #expect(season.relay.recipients == ["ada@example.org", "juergen@example.org"])
    }
}
