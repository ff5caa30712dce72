import Foundation
import TestSupport
import Testing

/// The service, killed again and again while it delivers five hundred mails to a relay.
@Suite(.timeLimit(.minutes(20))) struct KillTests {
    private static let mails = 500
    private static let kills = 200
    private static let connections = 4
    /// Where a kill comes: when the relay is about to answer this.
    private static let stages: [SMTPServerStage] = [
        .greeting, .hello, .mail, .recipient, .data, .body, .endOfData, .idle,
    ]

    @Test func `every mail arrives, and only what was in flight at a kill arrives again, byte for byte`() async throws {
        let folder = try ServiceFolder()
        try folder.enrol(Self.mails)
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        // One for each run, so that what arrives late from a killed service counts for its own run.
        var relays: [ScriptedSMTPServer] = []
        for _ in 0..<Self.kills {
            let left = Self.mails - Set(relays.flatMap(\.messages).filter(\.isAccepted).map(\.messageID)).count
            relays.append(try await Self.killedRun(in: folder, mailsLeft: left, &random))
        }
        relays.append(try await Self.lastRun(in: folder, after: relays))

        let arrived = relays.map { Set($0.messages.map(\.messageID)) }
        #expect(arrived.reduce(into: Set<String>()) { $0.formUnion($1) }.count == Self.mails, "seed \(seed)")
        let copies = Dictionary(grouping: relays.flatMap(\.messages), by: \.messageID)
        #expect(copies.values.allSatisfy { Set($0.map(\.bytes)).count == 1 }, "seed \(seed)")
        for (run, ids) in arrived.enumerated() {
            #expect(relays[run].messages.count == ids.count, "seed \(seed), run \(run)")
            let again = arrived[(run + 1)...].reduce(into: Set<String>()) { $0.formUnion(ids.intersection($1)) }
            #expect(again.count <= Self.connections, "seed \(seed), run \(run)")
        }
    }

    private static func killedRun(
        in folder: ServiceFolder, mailsLeft: Int, _ random: inout SeededGenerator
    ) async throws -> ScriptedSMTPServer {
        // When little is left, nothing gets past the stage: there is to be something to do at every kill. A busy machine
        // may let hundreds through before one comes.
        let isLate = mailsLeft < 200
        let stage = stages.filter { $0 != .idle || !isLate }.randomElement(using: &random) ?? .mail
        let staysSilent = Bool.random(using: &random) || isLate
        let relay = try ScriptedSMTPServer()
        if staysSilent { relay.follow(.at(stage, .fallSilent)) }
        try use(relay, in: folder)
        guard mailsLeft > 0 else {
            let idle = try await RunningService.start(in: folder, "--clock-start", "2021-02-25 07:59:59")
            #expect(await idle.end(by: SIGKILL) == SIGKILL)
            return relay
        }
        let service = try RunningService.launch(in: folder, "--clock-start", "2021-02-25 07:59:59")
        // A connection is made once; all else happens for every mail.
        let isOnce = staysSilent || stage == .greeting || stage == .hello
        await relay.reached(stage, times: isOnce ? 1 : Int.random(in: 1...5, using: &random))
        #expect(await service.end(by: SIGKILL) == SIGKILL)
        return relay
    }

    private static func lastRun(
        in folder: ServiceFolder, after earlier: [ScriptedSMTPServer]
    ) async throws -> ScriptedSMTPServer {
        let accepted = Set(earlier.flatMap(\.messages).filter(\.isAccepted).map(\.messageID))
        let relay = try ScriptedSMTPServer()
        try use(relay, in: folder)
        let service = try await RunningService.start(in: folder, "--clock-start", "2021-02-25 07:59:59")
        try await service.log.wait { _ in
            accepted.union(relay.messages.filter(\.isAccepted).map(\.messageID)).count == mails
        }
        #expect(await service.end() == 0)
        return relay
    }

    private static func use(_ relay: ScriptedSMTPServer, in folder: ServiceFolder) throws {
        try folder.write(ServiceFolder.configuration(relay: relay, connections: connections), to: "seminard.yaml")
    }
}
