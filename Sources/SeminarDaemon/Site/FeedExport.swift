import Foundation
import SeminarCore

/// The public feeds as files, `SEMINAR.ics`, for another web server to serve.
///
/// Pages are not among them: theirs are words such as "tomorrow", which a file would go on saying the day after.
struct FeedExport {
    private let folder: String
    /// What the files are known to hold; the bytes are those of the feeds themselves.
    private var written: [Identifier: [UInt8]] = [:]
    /// Why a seminar's file is not as it should be: the last good one is still there.
    private(set) var faults: [Identifier: String] = [:]

    init(folder: String) { self.folder = folder }

    /// Brings the files up to date with the seminars in force; answers what has gone wrong and is not known yet.
    ///
    /// - Parameters:
    ///   - ended: whose files are to be gone; a process that died may have left them.
    ///   - looksAgain: also at files that should be right, since somebody else may have touched them.
    mutating func follow(
        _ seminars: [ActiveSeminar], ended: [Identifier] = [], looksAgain: Bool = false
    ) -> [String] {
        let before = faults
        if looksAgain { written = written.mapValues { _ in [] } }
        let present = Set(seminars.map(\.seminar.id))
        for active in seminars { write(active) }
        for gone in Set(written.keys).union(faults.keys).union(ended) where !present.contains(gone) { remove(gone) }
        return faults.filter { before[$0.key] != $0.value }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Never an empty file: subscribers would lose all that they have.
    private mutating func write(_ active: ActiveSeminar) {
        let id = active.seminar.id
        let bytes = active.feed.bytes
        guard written[id] != bytes, !bytes.isEmpty else { return }
        do {
            try PublicFile.replace(path(of: id), with: bytes)
            written[id] = bytes
            faults[id] = nil
        } catch {
            // It may have been replaced and not have reached the disk.
            written[id] = []
            faults[id] = "the calendar of \(id) cannot be written to export_directory: \(error)"
        }
    }

    private mutating func remove(_ id: Identifier) {
        do {
            try PublicFile.remove(path(of: id))
            written[id] = nil
            faults[id] = nil
        } catch {
            faults[id] = "the calendar of \(id), which has ended, cannot be removed from export_directory: \(error)"
        }
    }

    private func path(of id: Identifier) -> String { "\(folder)/\(id).ics" }
}
