import Foundation
import TestSupport
import Testing

/// An administrator's bad day: the state is lost, and yesterday's backup takes its place.
@Suite(.timeLimit(.minutes(20))) struct BackupCommandTests {
    @Test func `a backup taken while it runs is restored after it has stopped, and repeats nothing`() async throws {
        let folder = try ServiceFolder()
        var service = try await RunningService.start(in: folder, "--clock-start", "2021-02-24", "--clock-speed", "1")
        let file = folder.path + "/backup.sqlite"
        let backup = try await service.ask("backup", file)
        #expect(backup.status == 0 && backup.output.hasPrefix("\(file): "), "\(backup.complaints)")
        #expect(await service.end() == 0)
        service = try await .start(in: folder, "--clock-start", "2021-02-25 07:59:59", "--clock-speed", "1")
        try await service.log.wait { $0.count { $0.contains("  accepted  ") } == 12 }

        let refused = try await folder.run("seminard", "restore", "--config", folder.configuration, file)
        #expect(refused.status == 74 && refused.complaints.contains("used by another seminard"))
        #expect(await service.end() == 0)
        let restored = try await folder.run("seminard", "restore", "--config", folder.configuration, file)
        #expect(restored.status == 0 && restored.output.contains("The former state is now"), "\(restored.complaints)")

        let again = try await RunningService.start(
            in: folder, "--clock-start", "2021-02-25 08:01", "--clock-speed", "1")
        let status = try await again.ask("status")
        #expect(status.status == 1 && status.output.contains("resume --skip-gap"))
        let gap = try await JSONAnswer(again.ask("gap", "--json").output)
        #expect(gap["items"].list?.count == 12)
        #expect(try await again.ask("gap").output.contains("perhaps sent already"))
        #expect(try await again.ask("resume").status == 1)
        #expect(try await again.ask("resume", "--skip-gap", "--send-gap").status == 64)
        #expect(try await again.ask("resume", "--skip-gap").status == 0)
        #expect(try await again.ask("status").status == 0)
        #expect(try folder.mails().count == 12)
    }

    @Test func `a backup that cannot be written leaves nothing behind, and what was there stays`() async throws {
        let service = try await RunningService.start(
            in: ServiceFolder(), "--clock-start", "2021-02-20 08:00", "--clock-speed", "1")
        let outcome = try await service.ask("backup", service.folder.path + "/nowhere/backup.sqlite")
        #expect(outcome.status == 74 && outcome.complaints.contains("No such file or directory"))
        let full = try await service.ask("backup", "/dev/full/backup")
        #expect(full.status == 74)
        let left = try FileManager.default.contentsOfDirectory(atPath: service.folder.path + "/state")
        #expect(!left.contains { $0.contains("copy-") }, "\(left)")
    }

    @Test func `a file that is no backup is refused before anything is touched`() async throws {
        let folder = try ServiceFolder()
        try folder.write("no database", to: "backup.sqlite")
        let outcome = try await folder.run(
            "seminard", "restore", "--config", folder.configuration, folder.path + "/backup.sqlite")
        #expect(outcome.status == 74 && outcome.complaints.contains("backup.sqlite"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/state/seminard.sqlite"))
    }
}
