import Foundation
import Glibc
import InternetMessage
import StateStore

/// A Maildir: what is in `new` is unread, and read mail goes to `cur` with the flag for seen.
package struct BounceMaildir: BounceMailbox {
    package let path: String
    package var watchedFolder: String { path + "/new" }

    private static let batch = 64

    package init(path: String) { self.path = path }

    package func unread(after position: MailboxPosition?) throws(BounceTrouble) -> BounceBatch {
        var batch = BounceBatch()
        for name in try names().prefix(Self.batch) {
            // Another program may have taken it meanwhile.
            guard let bytes = try beginning(of: "\(path)/new/\(name)") else { continue }
            batch.messages.append(bytes)
            batch.names.append(name)
        }
        return batch
    }

    package func settle(_ batch: BounceBatch) throws(BounceTrouble) {
        for name in batch.names {
            let bare = name.split(separator: ":").first.map(String.init) ?? name
            guard rename("\(path)/new/\(name)", "\(path)/cur/\(bare):2,S") != 0, errno != ENOENT else { continue }
            throw .last(at: "\(path)/new/\(name)")
        }
    }

    private func names() throws(BounceTrouble) -> [String] {
        guard let folder = opendir(path + "/new") else {
            if errno == ENOENT { return [] }
            throw .last(at: path + "/new")
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
                start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// A report says what it has to say before what it returns.
    private func beginning(of file: String) throws(BounceTrouble) -> [UInt8]? {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .last(at: file)
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            return try handle.read(upToCount: DeliveryStatusNotification.mostOctets).map { [UInt8]($0) } ?? []
        } catch {
            throw .unreadable(file, code: EIO)
        }
    }
}
