import Foundation
import SeminarDaemon
import StateStore
import Testing

final class BounceMailboxTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "bounces-\(UUID().uuidString)")

    init() throws {
        for part in ["new", "cur", "tmp"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: part), withIntermediateDirectories: true)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    private func append(_ text: String) throws {
        let file = try FileHandle(forWritingTo: folder.appending(path: "mbox"))
        try file.seekToEnd()
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
    }

    private func texts(_ batch: BounceBatch) -> [String] { batch.messages.map { String(decoding: $0, as: UTF8.self) } }

    @Test func `a Maildir's new mail is read once and put aside as seen`() throws {
        let mailbox = BounceMaildir(path: folder.path)
        try write("one", to: "new/1.a:2,")
        try write("two", to: "new/2.b")
        try write("unfinished", to: "tmp/3.c")
        let batch = try mailbox.unread(after: nil)
        #expect(texts(batch) == ["one", "two"])
        try mailbox.settle(batch)
        #expect(try mailbox.unread(after: nil).messages.isEmpty)
        let read = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/cur")
        #expect(read.sorted() == ["1.a:2,S", "2.b:2,S"])
    }

    @Test func `a mailbox that is not there yet has nothing in it`() throws {
        #expect(try BounceMaildir(path: "/nowhere/at/all").unread(after: nil).messages.isEmpty)
        #expect(try BounceFile(path: "/nowhere/at/all").unread(after: nil).messages.isEmpty)
    }

    @Test func `a mailbox file is read on from where the last reading ended`() throws {
        let mailbox = BounceFile(path: folder.path + "/mbox")
        try write("From a Mon\nA: 1\n\nFrom there\nis text\n\nFrom b Tue\nB: 2\n\n", to: "mbox")
        let first = try mailbox.unread(after: nil)
        #expect(texts(first) == ["A: 1\n\n", "is text\n\n", "B: 2\n\n"])
        #expect(try mailbox.unread(after: first.position).messages.isEmpty)
        try append("From c Wed\nC: 3\n\n")
        #expect(texts(try mailbox.unread(after: first.position)) == ["C: 3\n\n"])
    }

    @Test func `many messages come in portions that miss none`() throws {
        let mailbox = BounceFile(path: folder.path + "/mbox")
        try write((1...150).map { "From x\nN: \($0)\n\n" }.joined(), to: "mbox")
        var position: MailboxPosition?
        var seen: [String] = []
        while case let batch = try mailbox.unread(after: position), let next = batch.position {
            seen += texts(batch)
            position = next
        }
        #expect(seen == (1...150).map { "N: \($0)\n\n" })
    }

    @Test func `another file, a shorter or a rewritten one is read from its beginning`() throws {
        let mailbox = BounceFile(path: folder.path + "/mbox")
        try write("From a\nA: 1\n\nFrom b\nB: 2\n\n", to: "mbox")
        let end = try mailbox.unread(after: nil).position
        try append("From c\nC: 3\n\n")
        var middle = try #require(end)
        middle.offset -= 3
        #expect(texts(try mailbox.unread(after: middle)).count == 3)
        var other = try #require(end)
        other.inode += 1
        #expect(texts(try mailbox.unread(after: other)).count == 3)
        var longer = try #require(end)
        longer.offset += 1000
        #expect(texts(try mailbox.unread(after: longer)).count == 3)
    }

    @Test func `an endless message is cut, and the next one found`() throws {
        let mailbox = BounceFile(path: folder.path + "/mbox")
        let endless = String(repeating: "x", count: 3_000_000)
        try write("From a\n\(endless)\n\nFrom b\nB: 2\n\n", to: "mbox")
        let batch = try mailbox.unread(after: nil)
        #expect(batch.messages.count == 2 && batch.messages[0].count < 1_200_000)
        #expect(texts(batch).last == "B: 2\n\n")
    }

    @Test func `a mailbox file is left alone while another program has it`() throws {
        let mailbox = BounceFile(path: folder.path + "/mbox")
        try write("From a\nA: 1\n\n", to: "mbox")
        try write("", to: "mbox.lock")
        #expect(throws: BounceTrouble.locked(mailbox.path)) { try mailbox.unread(after: nil) }
        try FileManager.default.removeItem(atPath: mailbox.path + ".lock")
        let holder = Process()
        let (input, output) = (Pipe(), Pipe())
        holder.executableURL = URL(filePath: "/usr/bin/env")
        let script =
            "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.lockf(f, fcntl.LOCK_EX); print('held', flush=True); sys.stdin.read()"
        holder.arguments = ["python3", "-c", script, mailbox.path]
        (holder.standardInput, holder.standardOutput) = (input, output)
        try holder.run()
        _ = output.fileHandleForReading.availableData
        #expect(throws: BounceTrouble.locked(mailbox.path)) { try mailbox.unread(after: nil) }
        try input.fileHandleForWriting.close()
        holder.waitUntilExit()
        #expect(try mailbox.unread(after: nil).messages.count == 1)
    }

    @Test func `a folder is watched from before it is made`() async throws {
        let watch = try #require(FolderWatch(folder: folder.path + "/later/new"))
        var changes = watch.changes.makeAsyncIterator()
        await changes.next()
        for part in ["later", "later/new"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: part), withIntermediateDirectories: true)
            await changes.next()
        }
        try write("one", to: "tmp/1")
        try FileManager.default.moveItem(
            at: folder.appending(path: "tmp/1"), to: folder.appending(path: "later/new/1"))
        await changes.next()
    }
}
