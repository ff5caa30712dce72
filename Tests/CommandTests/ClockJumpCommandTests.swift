import Foundation
import TestSupport
import Testing

/// The built service under faketime, which sets the wall clock and leaves the time since the machine's start alone: as
/// somebody does who sets a machine's clock.
@Suite(.enabled(if: Faketime.library != nil, "faketime's library is not installed"), .timeLimit(.minutes(20)))
struct ClockJumpCommandTests {
    @Test func `a clock that is set two hours ahead holds all mail until resume, also after a restart`() async throws {
        let folder = try ServiceFolder()
        let time = try Faketime(folder)
        try time.set("+0")
        let service = try await time.start()
        #expect(try await service.ask("status").status == 0)
        try time.set("+2h")
        try await Self.expectJump(of: service)
        #expect(try await service.ask("send-test", "zoe@example.org").output.contains("queued"))
        #expect(await time.end(service) == 0)
        #expect(service.log.lines.contains { $0.contains("clock jumped, mail is held") })

        try time.set("+0")
        let next = try await time.start()
        try await Self.expectJump(of: next)
        #expect(try folder.mails().isEmpty)
        #expect(try await next.ask("resume").output.hasPrefix("mail goes out again"))
        try await next.log.wait(for: 1, linesWith: "mail accepted")
        #expect(try await next.ask("status").status == 0)
        #expect(await time.end(next) == 0)
        #expect(try folder.mails().count == 1)
    }

    private static func expectJump(of service: RunningService) async throws {
        let status = try await service.ask("status")
        #expect(status.status == 1)
        // An hour's part may have passed on a busy machine, or the start of a minute.
        #expect(status.output.contains("the machine's clock went forward by "), "\(status.output)")
        #expect(status.output.contains("all mail is held until \"seminarctl resume\""))
    }
}

/// A wall clock of one's own for a program.
private struct Faketime {
    static let library: String? = {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
        return folders.map { "/usr/lib/\($0)/faketime/libfaketimeMT.so.1" }
            .first(where: FileManager.default.fileExists)
    }()

    private let folder: ServiceFolder
    private let library: String

    init(_ folder: ServiceFolder) throws {
        self.folder = folder
        library = try #require(Self.library)
    }

    /// - Parameter offset: to the machine's own clock
    func set(_ offset: String) throws { try folder.write(offset + "\n", to: "clock") }

    /// Through a shell, in which the library does what it does but once: add to the environment, and so move it away
    /// from the arguments, beside which Swift looks for them.
    func start() async throws -> RunningService {
        try await RunningService.start(
            in: folder, through: ["/bin/sh", "-c", "exec \"$0\" \"$@\""],
            variables: [
                "LD_PRELOAD": library, "FAKETIME_TIMESTAMP_FILE": folder.path + "/clock", "FAKETIME_NO_CACHE": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            ])
    }

    /// And takes away what the library leaves in the machine's memory.
    func end(_ service: RunningService) async -> Int32 {
        let status = await service.end()
        for name in ["faketime_shm_", "sem.faketime_sem_"] {
            try? FileManager.default.removeItem(atPath: "/dev/shm/\(name)\(service.processIdentifier)")
        }
        return status
    }
}
