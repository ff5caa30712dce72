import Foundation
import MailTransport
import SeminarCore
import Testing

@Suite
struct `A Maildir` {
    private let root = FileManager.default.temporaryDirectory.appending(path: "maildir-\(UUID().uuidString)")
    private let moment = Date(timeIntervalSince1970: 1_614_153_600.25)

    private func transport(_ path: String = "") -> MaildirTransport {
        MaildirTransport(folder: root.path + path, now: { [moment] in moment })
    }

    private func files(in part: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.path + "/" + part).sorted()
    }

    @Test func `is made with its three folders, and the message lies in new byte for byte`() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let message = try OutgoingMessage.sample()
        #expect(transport().deliver(message) == .accepted(reply: nil))
        let names = try files(in: "new")
        #expect(names.count == 1)
        #expect(try files(in: "") == ["cur", "new", "tmp"])
        #expect(try files(in: "tmp") == [])
        #expect(FileManager.default.contents(atPath: "\(root.path)/new/\(names[0])") == Data(message.bytes))
    }

    @Test func `takes many messages of one moment under different names that sort by time`() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let maildir = transport()
        for _ in 1...50 { #expect(maildir.deliver(try .sample()) == .accepted(reply: nil)) }
        let names = try files(in: "new")
        #expect(names.count == 50)
        #expect(names.allSatisfy { $0.hasPrefix("1614153600.M250000P") && !$0.contains(":") && !$0.contains("/") })
    }

    @Test func `is for the service's user only`() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        _ = transport().deliver(try .sample())
        let file = try root.path + "/new/" + files(in: "new")[0]
        let modes = try [root.path, file].map {
            try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int
        }
        #expect(modes == [0o700, 0o600])
    }

    @Test func `that cannot be made is the relay's trouble, and says where`() throws {
        let outcome = MaildirTransport(folder: "/proc/no/maildir", now: { [moment] in moment }).deliver(try .sample())
        #expect(outcome.kind == .outOfOrder)
        #expect(outcome.reason.hasPrefix("the Maildir cannot be written: /proc/no/maildir: "))
    }

    @Test func `is found impossible before the first message, by a look that makes nothing`() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        #expect(MaildirTransport.obstacle(at: root.path + "/a/b") == nil)
        #expect(!FileManager.default.fileExists(atPath: root.path))
        #expect(transport("/a/b").makeFolders() == nil)
        #expect(try files(in: "a/b") == ["cur", "new", "tmp"])
        try Data().write(to: root.appending(path: "file"))
        for path in ["/file", "/file/below"] {
            #expect(MaildirTransport.obstacle(at: root.path + path)?.contains("/file") == true)
            #expect(transport(path).makeFolders() != nil)
        }
    }

    @Test func `in the way of a file is the relay's trouble`() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        try Data().write(to: root)
        #expect(transport().deliver(try .sample()).kind == .outOfOrder)
    }
}
