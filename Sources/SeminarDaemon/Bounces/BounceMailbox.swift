import Glibc
import StateStore

/// Where the mail server delivers what comes back.
package protocol BounceMailbox: Sendable {
    var path: String { get }
    /// The folder in which new mail shows.
    var watchedFolder: String { get }

    /// What has come since, a limited number at once; nothing where the mailbox is not there yet.
    func unread(after position: MailboxPosition?) throws(BounceTrouble) -> BounceBatch

    /// Called when what was read is recorded.
    func settle(_ batch: BounceBatch) throws(BounceTrouble)
}

/// Messages as they were read, each up to the size of a report.
package struct BounceBatch: Hashable, Sendable {
    package var messages: [[UInt8]] = []
    /// The files that they are, in a Maildir.
    var names: [String] = []
    /// How far a mailbox file has been read with them.
    package var position: MailboxPosition?
}

/// Why the mailbox could not be read just now.
package enum BounceTrouble: Error, Equatable, CustomStringConvertible {
    /// The mail server has it; it is read when the server lets go of it.
    case locked(String)
    case unreadable(String, code: Int32)

    static func last(at path: String) -> BounceTrouble { .unreadable(path, code: errno) }

    package var description: String {
        switch self {
        case .locked(let path): "\(path) is locked by another program; it is read when the lock is gone"
        case .unreadable(let path, let code):
            "\(path) cannot be read: \(String(cString: strerror(code))); "
                + "let the service's user read it, and in a Maildir move its files"
        }
    }
}
