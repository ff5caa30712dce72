import Foundation
import TestSupport
import Testing

/// The service on a disk that is full, or that cannot be written: no mail goes out that could not be recorded.
///
/// A file system that turns read-only under a program that writes is not among them: Linux refuses that but for a disk
/// that fails, and a test has none.
@Suite(.enabled(if: SmallDisk.obstacle == nil, "\(SmallDisk.obstacle ?? "")"), .timeLimit(.minutes(20)))
struct StateFaultTests {
    private static let mails = 500
    private static let connections = 4
    private static let taken = 100
    private static let full = "small/seminard.sqlite: the disk is full; nothing of this change was kept"

    private static func configuration(_ relay: ScriptedSMTPServer) -> String {
        ServiceFolder.configuration(relay: relay, connections: connections)
            .replacing("state: state/seminard.sqlite", with: "state: small/seminard.sqlite")
    }

    /// The minute in which the mails fall due, a second in a sixtieth: what is tried again comes soon.
    private static func start(_ folder: ServiceFolder, _ disk: SmallDisk) async throws -> RunningService {
        try await RunningService.start(
            in: folder, through: disk.entrance, "--clock-start", "2021-02-25 07:59", "--clock-speed", "60")
    }

    /// Holds one mail on each connection after some were taken.
    private static func relay() throws -> ScriptedSMTPServer {
        try ScriptedSMTPServer(
            rules: (taken + 1...taken + connections).map {
                .at(.endOfData, message: $0, .replyWhenReleased("250 2.0.0 Ok"))
            })
    }

    /// A service that has sent some of its mails when its disk becomes full, with nothing left that it could write over.
    private static func overfull(
        _ folder: ServiceFolder, _ disk: SmallDisk, _ relay: ScriptedSMTPServer
    ) async throws -> RunningService {
        try folder.enrol(mails)
        let service = try await start(folder, disk)
        await relay.reached(.endOfData, times: taken + connections)
        try await disk.emptyLog(of: folder.path + "/small/seminard.sqlite")
        try disk.fill()
        relay.release()
        try await service.log.wait(for: 1, linesWith: full)
        return service
    }

    @Test func `a full disk stops the mail and says so, and with room all goes on, each mail once`() async throws {
        let relay = try Self.relay()
        let folder = try ServiceFolder(configuration: Self.configuration(relay))
        let disk = try await SmallDisk(at: folder.path + "/small")
        let service = try await Self.overfull(folder, disk, relay)
        let status = try await service.ask("status")
        #expect(status.status == 1 && status.output.contains(Self.full), "\(status.output)")
        #expect(try await service.get("/readyz").status == 503)
        let arrived = relay.messages.count(where: \.isAccepted)
        let recorded = try await service.counts()["accepted"] ?? 0
        #expect(arrived < Self.mails && arrived - recorded <= Self.connections)

        try disk.clear()
        try await service.log.wait(for: Self.mails, linesWith: "  accepted ")
        #expect(try await !service.ask("status").output.contains(Self.full))
        #expect(try await service.get("/readyz").status == 200)
        #expect(await service.end() == 0)
        #expect(relay.messages.count == Self.mails && Set(relay.messages.map(\.messageID)).count == Self.mails)
    }

    @Test func `killed on a full disk it repeats what was in flight alone, and loses nothing`() async throws {
        let first = try Self.relay()
        let folder = try ServiceFolder(configuration: Self.configuration(first))
        let disk = try await SmallDisk(at: folder.path + "/small")
        #expect(try await Self.overfull(folder, disk, first).end(by: SIGKILL) == SIGKILL)
        try disk.clear()
        // What arrives late from the killed service counts for its own relay.
        let second = try ScriptedSMTPServer()
        try folder.write(Self.configuration(second), to: "seminard.yaml")
        let service = try await Self.start(folder, disk)
        try await service.log.wait { _ in
            Set((first.messages + second.messages).filter(\.isAccepted).map(\.messageID)).count == Self.mails
        }
        #expect(await service.end() == 0)
        let repeated = Set(first.messages.map(\.messageID)).intersection(second.messages.map(\.messageID))
        #expect(repeated.count <= Self.connections)
        let copies = Dictionary(grouping: first.messages + second.messages, by: \.messageID)
        #expect(copies.values.allSatisfy { Set($0.map(\.bytes)).count == 1 && $0.count <= 2 })
    }

    @Test func `a disk that has no room for a state is 74`() async throws {
        let folder = try ServiceFolder(configuration: Self.configuration(ScriptedSMTPServer()))
        let disk = try await SmallDisk(at: folder.path + "/small")
        try disk.fill()
        let outcome = try await Self.run(folder, disk)
        #expect(outcome.status == 74 && outcome.complaints.contains(Self.full), "\(outcome.complaints)")
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: ["", "/seminard.sqlite", "/seminard.sqlite-wal"])
    func `a state that is read-only is 74, and as it was when it can be written again`(file: String) async throws {
        let relay = try ScriptedSMTPServer()
        let folder = try ServiceFolder(configuration: Self.configuration(relay))
        let disk = try await SmallDisk(at: folder.path + "/small")
        let service = try await Self.start(folder, disk)
        try await service.log.wait(for: 12, linesWith: "  accepted ")
        #expect(await service.end(by: SIGKILL) == SIGKILL)
        try await disk.makeReadOnly(file)
        let outcome = try await Self.run(folder, disk)
        #expect(outcome.status == 74, "\(outcome.complaints)")
        #expect(outcome.complaints.contains("cannot be written; give the service write access"))
        try await disk.makeWritable(file)
        let next = try await Self.start(folder, disk)
        #expect(try await next.counts()["accepted"] == 12)
        #expect(await next.end() == 0)
        #expect(relay.messages.count == 12)
    }

    private static func run(_ folder: ServiceFolder, _ disk: SmallDisk) async throws -> BuiltProduct.Outcome {
        try await disk.run(
            BuiltProduct("seminard").url.path, "run", "--config", folder.configuration, "--clock-start",
            "2021-02-25 07:59")
    }
}

/// What a failing disk gave back instead of what was written.
@Suite(.timeLimit(.minutes(20))) struct DamagedStateTests {
    @Test func `a log that is damaged is 74, named, and left as it is`() async throws {
        let folder = try ServiceFolder()
        let service = try await RunningService.start(in: folder, "--clock-start", "2021-02-25 07:59:59")
        try await service.log.wait(for: 12, linesWith: "  accepted ")
        #expect(await service.end(by: SIGKILL) == SIGKILL)
        let file = URL(filePath: folder.path + "/state/seminard.sqlite-wal")
        var log = try Data(contentsOf: file)
        log[5000] ^= 0x10
        try log.write(to: file)
        let outcome = try await folder.run("seminard", "run", "--config", folder.configuration)
        #expect(outcome.status == 74 && outcome.output.isEmpty)
        #expect(outcome.complaints.contains("state/seminard.sqlite: the log beside it is damaged"))
        #expect(outcome.complaints.contains("seminard restore"))
        #expect(try Data(contentsOf: file) == log)
        #expect(try folder.mails().count == 12)
    }
}
