import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// Brings the files in `export_directory` up to date. What fails stays as it was, and is tried again.
    ///
    /// - Parameter looksAgain: also at files that should be right.
    func exportFeeds(looksAgain: Bool = false) {
        let revision = catalog.revision
        guard looksAgain || revision != exportedRevision || !exportFaults.isEmpty else { return }
        exportedRevision = revision
        for fault in exports?.follow(catalog, ended: looksAgain ? ended : [], looksAgain: looksAgain) ?? [] {
            observe(.failed(fault))
        }
    }

    /// A state that cannot be read is said to be so by all else that reads it.
    private var ended: [Identifier] { (try? store.endedSeminars()) ?? [] }

    /// Why files in `export_directory` are not as they should be.
    var exportFaults: [String] {
        exports?.faults.sorted { $0.key < $1.key }.map(\.value) ?? []
    }

    /// When to try again what could not be written: nobody tells when a disk has room again.
    func nextExport(after now: Date) -> Date? {
        exportFaults.isEmpty ? nil : now.addingTimeInterval(Self.patience)
    }

    private static let patience: TimeInterval = 60
}
