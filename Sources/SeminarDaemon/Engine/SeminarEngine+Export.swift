import Foundation

extension SeminarEngine {
    /// Brings the files in `export_directory` up to date. What fails stays as it was, and is tried again.
    func exportFeeds() {
        for fault in exports?.follow(catalog.all) ?? [] { observe(.failed(fault)) }
    }

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
