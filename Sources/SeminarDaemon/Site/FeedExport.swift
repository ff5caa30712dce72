import Foundation
import SeminarCore
import StateStore

/// The public feeds as files, `SEMINAR.ics`, for another web server to serve.
///
/// Pages are not among them: theirs are words such as "tomorrow", which a file would go on saying the day after.
struct FeedExport {
    private let folder: String
    /// The hashes of what the files are known to hold.
    private var written: [Identifier: String] = [:]
    /// Why a seminar's file is not as it should be: the last good one is still there.
    private(set) var faults: [Identifier: String] = [:]

    init(folder: String) { self.folder = folder }

    /// Brings the files up to date with the seminars in force; answers what has gone wrong and is not known yet.
    ///
    /// - Parameters:
    ///   - ended: whose files are to be gone; a process that died may have left them.
    ///   - looksAgain: also at files that should be right, since somebody else may have touched them.
    mutating func follow(
        _ catalog: SeminarCatalog, ended: [Identifier] = [], looksAgain: Bool = false
    ) -> [String] {
        let before = faults
        if looksAgain { written = written.mapValues { _ in "" } }
        let headers = catalog.headers
        let present = Set(headers.map(\.id))
        for header in headers where header.feedHash == nil || written[header.id] != header.feedHash {
            follow(header, in: catalog)
        }
        for gone in Set(written.keys).union(faults.keys).union(ended) where !present.contains(gone) { remove(gone) }
        return faults.filter { before[$0.key] != $0.value }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// A feed is only rendered where its file is not what it is to be.
    private mutating func follow(_ header: SeminarHeader, in catalog: SeminarCatalog) {
        if let hash = header.feedHash, PublicFile.isPublic(path(of: header.id), withHash: hash) {
            written[header.id] = hash
            faults[header.id] = nil
        } else if let feed = catalog[header.id]?.feed {
            write(feed, of: header.id)
        }
    }

    /// Never an empty file: subscribers would lose all that they have.
    private mutating func write(_ feed: PublishedFeed, of id: Identifier) {
        guard let hash = feed.hash, written[id] != hash, !feed.bytes.isEmpty else { return }
        do {
            try PublicFile.replace(path(of: id), with: feed.bytes)
            written[id] = hash
            faults[id] = nil
        } catch {
            // It may have been replaced and not have reached the disk.
            written[id] = ""
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
