import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct `After a restored backup` {
    /// A season whose state was saved on 1 April and is put back on 3 May, after both reminders went out.
    private func restored(editing edited: String? = nil) async throws -> Rehearsal {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let copy = season.folder.appending(path: "copy.sqlite").path
        try season.store.backUp(to: copy, at: season.clock.now())
        try await season.live(until: "2021-05-03 09:00")
        #expect(season.relay.messages.count == 4)
        if let edited { try season.write(edited, to: "seminars/graphs.yaml") }
        season.store.close()
        _ = try StateStore.restore(copy, to: season.folder.appending(path: "state.sqlite").path, at: season.clock.now())
        try await season.crash(restartingAt: "2021-05-03 10:00")
        return season
    }

    @Test func `nothing goes out, and what may have gone out is listed`() async throws {
        let season = try await restored()
        try await season.live(until: "2021-05-03 12:00")

        #expect(season.relay.messages.count == 4)
        let gap = try #require(try season.store.gap())
        #expect(try gap.since == berlin("2021-04-01 12:00") && gap.until == berlin("2021-05-03 10:00"))
        #expect(gap.reminders.count == 4)
        #expect(Set(gap.reminders.map(\.key.rule)).count == 2)
    }

    @Test func `a resume that does not say what becomes of it is refused`() async throws {
        let season = try await restored()
        try await season.live(until: "2021-05-03 12:00")

        let failure = await #expect(throws: ControlFailure.self) { try await season.engine.resume() }

        #expect(failure?.message.contains("4 reminders fell due since") == true)
        #expect(try season.store.isPaused())
    }

    @Test func `what is skipped is never sent, and the ledger says why`() async throws {
        let season = try await restored()
        try await season.live(until: "2021-05-03 12:00")
        #expect(try await season.engine.resume(.skip))
        try await season.live(until: "2021-06-01")

        #expect(season.relay.messages.count == 4)
        #expect(try season.store.entries().allSatisfy { $0.state == .skipped && $0.reason.contains("backup") })
        #expect(try season.store.gap() == nil)
    }

    @Test func `what is sent is the latest that is still useful, once`() async throws {
        let season = try await restored()
        try await season.live(until: "2021-05-03 12:00")
        #expect(try await season.engine.resume(.send))
        try await season.live(until: "2021-06-01")

        #expect(season.relay.messages.count == 6)
        #expect(try season.store.countsByState()[.accepted] == 2)
    }

    @Test func `a change that people may know already is told only if they are to be told`() async throws {
        for (choice, mails) in [(ResumeQuestion.Gap.skip, 4), (.send, 6)] {
            let season = try await restored(editing: Rehearsal.seminar(due: "2021-06-01"))
            try await season.live(until: "2021-05-03 12:00")
            #expect(try season.store.gap()?.notices.map(\.text) == ["graphs"])
            _ = try await season.engine.resume(choice)
            try await season.live(until: "2021-05-04")
            #expect(season.relay.messages.count == mails, "\(choice)")
        }
    }

    @Test func `an edit while mail waits for the decision is told whatever it is`() async throws {
        let season = try await restored()
        try season.write(Rehearsal.seminar(due: "2021-06-01"), to: "seminars/graphs.yaml")
        season.clock.move(to: try berlin("2021-05-03 11:00"))
        _ = try await season.reload()
        _ = try await season.engine.resume(.skip)
        try await season.live(until: "2021-05-04")

        #expect(season.relay.messages.count == 6)
    }

    @Test func `what one person was to be told is listed and left out as well`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let desk = try season.desk()
        _ = try await desk.extend(
            ExtensionQuestion(person: "ada@example.org", event: "report", until: "2021-05-10"), by: "olga"
        )
        let copy = season.folder.appending(path: "copy.sqlite").path
        try season.store.backUp(to: copy, at: season.clock.now())
        try await season.live(until: "2021-04-01 13:00")
        #expect(season.relay.messages.count == 1)
        season.store.close()
        _ = try StateStore.restore(copy, to: season.folder.appending(path: "state.sqlite").path, at: season.clock.now())
        try await season.crash(restartingAt: "2021-04-01 14:00")

        #expect(try season.store.gap()?.notices.count == 1)
        _ = try await season.engine.resume(.skip)
        try await season.live(until: "2021-04-02")
        #expect(season.relay.messages.count == 1)
    }

    @Test func `a resume before the first look finds all that fell due`() async throws {
        let season = try await restored()
        let failure = await #expect(throws: ControlFailure.self) { try await season.engine.resume() }
        #expect(failure?.message.contains("4 reminders fell due since") == true)
    }

    @Test func `a decision where none is asked for is a wrong command`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let failure = await #expect(throws: ControlFailure.self) { try await season.engine.resume(.skip) }
        #expect(failure?.exitStatus == .usage)
    }

    @Test func `what falls due later goes out as ever`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let copy = season.folder.appending(path: "copy.sqlite").path
        try season.store.backUp(to: copy, at: season.clock.now())
        season.store.close()
        _ = try StateStore.restore(copy, to: season.folder.appending(path: "state.sqlite").path, at: season.clock.now())
        try await season.crash(restartingAt: "2021-04-02 10:00")

        #expect(try await season.engine.resume())
        try await season.live(until: "2021-06-01")

        #expect(season.relay.messages.count == 4)
    }

    /// A season whose state was saved on 20 April after `before`, and is put back on 27 April.
    private func restored(
        _ seminar: String = Rehearsal.seminar, saved: String = "2021-04-20 12:00",
        at instant: String = "2021-04-27 10:00",
        before: (Rehearsal) throws -> Void
    ) async throws -> Rehearsal {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: seminar)
        try await season.live(until: saved)
        try before(season)
        let copy = season.folder.appending(path: "copy.sqlite").path
        try season.store.backUp(to: copy, at: season.clock.now())
        season.store.close()
        _ = try StateStore.restore(copy, to: season.folder.appending(path: "state.sqlite").path, at: season.clock.now())
        try await season.crash(restartingAt: instant)
        try await season.live(until: instant)
        return season
    }

    private func silence(_ season: Rehearsal, until: String) throws {
        let question = SilenceAddition(seminar: "graphs", person: "ada@example.org", until: until, reason: "away")
        _ = try season.desk().addSilence(question, by: "olga")
    }

    @Test(arguments: ["2021-04-26 20:00", "2021-04-29 09:00"])
    func `what a silence of the backup held may have been let go of and sent`(until: String) async throws {
        let season = try await restored { try silence($0, until: until) }
        #expect(try season.engine.restoreGap()?.reminders.count == 2)
        #expect(try season.desk().gap().items.count == 2)
        _ = try await season.engine.resume(.skip)
        try await season.live(until: "2021-04-30")
        #expect(season.relay.messages.isEmpty)
    }

    @Test func `a night that lasts until the restart has sent nothing`() async throws {
        let night = Rehearsal.seminar.replacing("events:", with: "quiet_hours: 06:00-11:00\nevents:")
        let season = try await restored(night, saved: "2021-04-26 07:00", at: "2021-04-26 10:00") { _ in }
        #expect(try season.engine.restoreGap()?.count == 0)
        #expect(try await season.engine.resume())
        try await season.live(until: "2021-04-26 12:00")
        #expect(season.relay.messages.count == 2)
    }

    @Test func `what a pause of the backup held may have been let go of and sent`() async throws {
        let season = try await restored { try $0.store.setPaused(true) }
        #expect(try season.engine.restoreGap()?.count == 2)
        await #expect(throws: ControlFailure.self) { try await season.engine.resume() }
        _ = try await season.engine.resume(.skip)
        try await season.live(until: "2021-04-30")
        #expect(season.relay.messages.isEmpty)
    }
}
