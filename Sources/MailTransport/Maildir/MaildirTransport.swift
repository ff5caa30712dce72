import Foundation
import Glibc
import SeminarCore
import Synchronization

/// Delivers into a Maildir: each message is a file that appears in `new` complete or not at all.
///
/// The default of a fresh installation, and what rehearsals use: any mail program can open the folder.
package struct MaildirTransport: Transport {
    private let folder: String
    private let names: MaildirNames

    /// - Parameters:
    ///   - folder: made, with its `tmp`, `new` and `cur`, when the first message comes.
    ///   - now: the clock whose time the file names carry; mail programs sort by it.
    package init(folder: String, now: @escaping @Sendable () -> Date) {
        self.folder = folder
        names = MaildirNames(now: now)
    }

    package func deliver(_ message: OutgoingMessage) -> DeliveryOutcome {
        let name = names.next()
        do throws(FileTrouble) {
            try makeParts()
            try PrivateFile.write(message.bytes, to: "\(folder)/tmp/\(name)")
            try PrivateFile.move("\(folder)/tmp/\(name)", to: "\(folder)/new/\(name)")
            try PrivateFile.synchronise(folder: "\(folder)/new")
        } catch {
            _ = unlink("\(folder)/tmp/\(name)")
            return .relayUnavailable(reason: "the Maildir cannot be written: \(error)", reply: nil, .outOfOrder)
        }
        return .accepted(reply: nil)
    }

    /// Makes what is missing of it, parents included; in words why that fails, or nil.
    package func makeFolders() -> String? {
        do throws(FileTrouble) {
            try PrivateFile.makeParents(of: folder)
            try makeParts()
            try PrivateFile.checkWritable("\(folder)/tmp")
        } catch {
            return error.description
        }
        return nil
    }

    /// What would keep mail out of `folder`, found without making anything; nil where nothing does.
    package static func obstacle(at folder: String) -> String? {
        do throws(FileTrouble) {
            try PrivateFile.checkWritable(PrivateFile.nearestExisting(to: folder))
        } catch {
            return error.description
        }
        return nil
    }

    private func makeParts() throws(FileTrouble) {
        for part in ["", "/tmp", "/new", "/cur"] { try PrivateFile.makeFolder(folder + part) }
    }
}
