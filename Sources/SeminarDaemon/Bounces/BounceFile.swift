import Foundation
import Glibc
import StateStore

/// A mailbox file (RFC 4155): messages one after the other, each after a line that begins with `From `.
///
/// It is read under the locks by which mail servers append to it, from where the last reading ended, and never written.
package struct BounceFile: BounceMailbox {
    package let path: String
    package var watchedFolder: String { URL(filePath: path).deletingLastPathComponent().path }

    package init(path: String) { self.path = path }

    package func unread(after position: MailboxPosition?) throws(BounceTrouble) -> BounceBatch {
        guard access(path + ".lock", F_OK) != 0 else { throw .locked(path) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return BounceBatch() }
            throw .last(at: path)
        }
        // Closing gives the lock back (fcntl(2)).
        defer { close(descriptor) }
        var lock = flock()
        lock.l_type = Int16(F_RDLCK)
        lock.l_whence = Int16(SEEK_SET)
        guard fcntl(descriptor, F_SETLK, &lock) == 0 else {
            throw errno == EACCES || errno == EAGAIN ? .locked(path) : .last(at: path)
        }
        return try messages(in: descriptor, after: position)
    }

    package func settle(_ batch: BounceBatch) {}

    /// From the beginning where it is another file, has become shorter, or was rewritten by somebody: what is read again
    /// is recorded once.
    private func messages(in descriptor: Int32, after position: MailboxPosition?) throws(BounceTrouble) -> BounceBatch {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .last(at: path) }
        let known = position.flatMap { $0.inode == UInt64(status.st_ino) && $0.offset <= status.st_size ? $0 : nil }
        var offset = known?.offset ?? 0
        if offset == status.st_size { return BounceBatch() }
        var reader = MailboxFileReader(descriptor, from: offset)
        if offset > 0, !reader.standsAtMessage {
            offset = 0
            reader = MailboxFileReader(descriptor, from: 0)
        }
        let messages = reader.next(atMost: 64)
        guard !reader.failed else { throw .unreadable(path, code: EIO) }
        let end = MailboxPosition(path: path, inode: UInt64(status.st_ino), offset: reader.offset)
        return BounceBatch(messages: messages, position: end)
    }
}
