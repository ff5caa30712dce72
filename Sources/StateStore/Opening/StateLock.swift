import Foundation
import Synchronization

/// The lock that lets one process work with a state: `flock(2)` on a file beside it, which a dead process gives back
/// by itself. SQLite's own locks would let two services take turns and both send.
final class StateLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock of the state at `path`, or throws at once.
    init(forStateAt path: String) throws(StateStoreError) {
        let lockPath = path + ".lock"
        let opened = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard opened >= 0 else { throw StateStoreError(errno: errno, path: lockPath) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            defer { _ = Foundation.close(opened) }
            guard code == EWOULDBLOCK else { throw StateStoreError(errno: code, path: lockPath) }
            throw .lockedByAnother(path: path, pid: Self.processID(in: opened))
        }
        Self.write(processID: getpid(), to: opened)
        descriptor = Mutex(opened)
    }

    deinit { release() }

    /// Said, and not left to closing: a program that is being started at this moment has the descriptor too, until it
    /// begins, and with it the lock (flock(2)).
    func release() {
        descriptor.withLock { descriptor in
            guard let open = descriptor else { return }
            _ = flock(open, LOCK_UN)
            _ = Foundation.close(open)
            descriptor = nil
        }
    }

    /// The file stays when the lock is given back: whoever removed it could remove the next holder's.
    private static func write(processID: Int32, to descriptor: Int32) {
        let text = Array("\(processID)\n".utf8)
        guard ftruncate(descriptor, 0) == 0 else { return }
        // The number is for a message only: that it cannot be written, on a full disk say, is no reason to stop.
        _ = pwrite(descriptor, text, text.count, 0)
    }

    private static func processID(in descriptor: Int32) -> Int32? {
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        return Int32(
            String(decoding: buffer.prefix(count), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
