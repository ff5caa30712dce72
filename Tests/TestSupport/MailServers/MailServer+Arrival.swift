import Foundation
import Glibc

extension MailServer {
    /// Returns when so many mails are in a folder, which exists: what a server has accepted is not delivered yet.
    package func arrival(of count: Int, in folder: String) async throws {
        let path = file(folder)
        let watch = inotify_init1(Int32(IN_CLOEXEC))
        defer { close(watch) }
        guard inotify_add_watch(watch, path, UInt32(IN_CREATE | IN_MOVED_TO)) >= 0 else {
            throw Failure(description: "\(path) cannot be watched")
        }
        let found = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Self.wait(for: count, in: path, watch)) }
        }
        guard found >= count else { throw Failure(description: "\(found) of \(count) mails arrived: \(log)") }
    }

    /// Looks whenever something comes; when nothing has come for ten minutes, nothing will.
    private static func wait(for count: Int, in path: String, _ watch: Int32) -> Int {
        var events = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let found = (try? FileManager.default.contentsOfDirectory(atPath: path))?.count ?? 0
            if found >= count { return found }
            var change = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
            guard poll(&change, 1, 600_000) == 1, read(watch, &events, events.count) > 0 else { return found }
        }
    }
}
