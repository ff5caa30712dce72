import Foundation
import Glibc
import TestSupport

/// A small file system of its own over a folder, which only the programs that enter it see; it ends with its owner.
///
/// Not even root can write where there is no room, or where the file system is read-only.
final class SmallDisk {
    /// What a program is started through, so that it sees the disk.
    let entrance: [String]
    private let path: String
    /// As everybody else sees it.
    private let pathFromOutside: String
    private let holder = Process()
    private let input = Pipe()

    /// Why there can be none here; nil where there can.
    static let obstacle: String? = {
        guard geteuid() == 0 else { return "only root may mount a small disk" }
        let attempt = Process()
        attempt.executableURL = URL(filePath: "/usr/bin/unshare")
        attempt.arguments = ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        attempt.standardError = FileHandle.nullDevice
        do { try attempt.run() } catch { return "there is no unshare(1)" }
        attempt.waitUntilExit()
        return attempt.terminationStatus == 0 ? nil : "this system lets not even root mount a small disk"
    }()

    init(at path: String) async throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let output = Pipe()
        holder.executableURL = URL(filePath: "/usr/bin/unshare")
        let hold = "mount -t tmpfs -o size=32m,mode=750 tmpfs \"$0\" && echo there && exec cat >/dev/null"
        holder.arguments = ["-m", "--propagation", "private", "/bin/sh", "-c", hold, path]
        (holder.standardInput, holder.standardOutput) = (input, output)
        try holder.run()
        self.path = path
        pathFromOutside = "/proc/\(holder.processIdentifier)/root\(path)"
        entrance = ["/usr/bin/nsenter", "-t", "\(holder.processIdentifier)", "-m"]
        guard !output.fileHandleForReading.availableData.isEmpty else {
            throw ServiceFolder.Failure(what: "no file system at \(path)")
        }
    }

    deinit {
        try? input.fileHandleForWriting.close()
        holder.waitUntilExit()
    }

    private var filler: String { pathFromOutside + "/filler" }

    /// Until not a byte more has room.
    func fill() throws {
        let descriptor = open(filler, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw ServiceFolder.Failure(what: "\(filler) cannot be written") }
        defer { close(descriptor) }
        let page = [UInt8](repeating: 0, count: 4096)
        while write(descriptor, page, page.count) > 0 {}
    }

    /// Moves what a database's log holds into the database, so that the next change needs room for a log of its own.
    func emptyLog(of database: String) async throws {
        let script = """
            import sqlite3, sys
            c = sqlite3.connect(sys.argv[1], timeout=60)
            while c.execute("pragma wal_checkpoint(truncate)").fetchone()[0]: pass
            """
        let outcome = try await run("/usr/bin/env", "python3", "-c", script, database)
        guard outcome.status == 0 else { throw ServiceFolder.Failure(what: outcome.complaints) }
    }

    func clear() throws { try FileManager.default.removeItem(atPath: filler) }

    /// The disk as a whole, or one file on it; no program may have it open.
    func makeReadOnly(_ file: String = "") async throws {
        try await shell("mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\"", at: file)
    }

    func makeWritable(_ file: String = "") async throws { try await shell("umount \"$0\"", at: file) }

    private func shell(_ line: String, at file: String) async throws {
        let outcome = try await run("/bin/sh", "-c", line, path + file)
        guard outcome.status == 0 else { throw ServiceFolder.Failure(what: outcome.complaints) }
    }

    /// Runs a program to its end that sees the disk.
    func run(_ command: String...) async throws -> BuiltProduct.Outcome {
        try await BuiltProduct(at: URL(filePath: entrance[0])).run(Array(entrance.dropFirst()) + command)
    }
}
