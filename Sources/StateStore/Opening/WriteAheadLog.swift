import Foundation

/// SQLite's log beside a database, looked at before SQLite reads it (the format: sqlite.org, "WAL-mode File Format").
///
/// SQLite takes the first frame whose checksum fails for the end of the log and says nothing: whatever was committed
/// after it is as if it had never been. For a ledger that means mail sent twice. What a crash leaves is told from damage
/// by what follows: a crash leaves at most one unfinished transaction, as each is on the disk before the next begins.
struct WriteAheadLog {
    private static let headerSize = 32
    private static let frameHeaderSize = 24
    /// With the last bit set, checksums are over big-endian words.
    private static let magic: UInt32 = 0x377F_0682

    private let bytes: Data

    /// Nil where there is none, or nothing in it.
    init?(ofDatabaseAt path: String) throws {
        let path = path + "-wal"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        bytes = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        if bytes.count <= Self.headerSize { return nil }
    }

    /// What is wrong, in words; nil where SQLite will read all that was committed.
    var damage: String? {
        bytes.withUnsafeBytes { log in
            let isBigEndian = word(0, of: log) == Self.magic | 1
            let pageSize = Int(word(8, of: log))
            var checksum = Checksum(isBigEndian: isBigEndian)
            checksum.add(UnsafeRawBufferPointer(rebasing: log[..<24]))
            guard isBigEndian || word(0, of: log) == Self.magic, pageSize.isPageSize,
                checksum.isWritten(in: log, at: 24)
            else { return "the log beside it has a damaged header" }
            let frames = Frames(log: log, size: Self.frameHeaderSize + pageSize, start: Self.headerSize)
            guard let bad = frames.firstBad(after: checksum) else { return nil }
            let lost = frames.commits(after: bad)
            return lost < 2 ? nil : "the log beside it is damaged, and \(lost) later changes could not be read"
        }
    }

    /// The log's pages, one after the other, each with a header.
    private struct Frames {
        let log: UnsafeRawBufferPointer
        let size: Int
        let start: Int

        private var count: Int { (log.count - start) / size }

        private func offset(_ index: Int) -> Int { start + index * size }

        /// Whether it was written since the log last began anew; what is older is left over.
        private func isCurrent(_ index: Int) -> Bool {
            word(offset(index) + 8, of: log) == word(16, of: log)
                && word(offset(index) + 12, of: log) == word(20, of: log)
        }

        func firstBad(after header: Checksum) -> Int? {
            var checksum = header
            for index in 0..<count {
                let frame = UnsafeRawBufferPointer(rebasing: log[offset(index)..<offset(index) + size])
                checksum.add(UnsafeRawBufferPointer(rebasing: frame[..<8]))
                checksum.add(UnsafeRawBufferPointer(rebasing: frame[WriteAheadLog.frameHeaderSize...]))
                guard isCurrent(index), checksum.isWritten(in: frame, at: 16) else { return index }
            }
            return nil
        }

        /// How many transactions end behind a frame.
        func commits(after bad: Int) -> Int {
            (bad + 1..<max(bad + 1, count)).count { isCurrent($0) && word(offset($0) + 4, of: log) != 0 }
        }
    }

    /// The running sum over pairs of words that header and frames carry.
    private struct Checksum {
        let isBigEndian: Bool
        private var first: UInt32 = 0
        private var second: UInt32 = 0

        init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

        mutating func add(_ bytes: UnsafeRawBufferPointer) {
            for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
                first &+= value(at: offset, of: bytes) &+ second
                second &+= value(at: offset + 4, of: bytes) &+ first
            }
        }

        private func value(at offset: Int, of bytes: UnsafeRawBufferPointer) -> UInt32 {
            let stored = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            return isBigEndian ? UInt32(bigEndian: stored) : UInt32(littleEndian: stored)
        }

        func isWritten(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
            word(offset, of: bytes) == first && word(offset + 4, of: bytes) == second
        }
    }
}

/// A field of the log: all are big-endian, whatever the checksums are over.
private func word(_ offset: Int, of bytes: UnsafeRawBufferPointer) -> UInt32 {
    UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
}

extension Int {
    fileprivate var isPageSize: Bool { (512...65536).contains(self) && self & (self - 1) == 0 }
}
