import Foundation
import SeminarCore

/// The folder with one YAML file a seminar.
package enum SeminarFolder {
    /// One file as it was found.
    package struct Entry: Sendable {
        package let path: String
        package let checked: Checked<SeminarFile>
        /// When the file was last changed, as the file system says.
        package let modified: Date?
    }

    /// Reads and checks `*.yaml`, neither hidden nor in subfolders, in the order of their names. Of files that call
    /// their seminars alike the first is good, and each other one is refused.
    package static func read(_ folder: String) throws(Complaint) -> [Entry] {
        var owners: [Identifier: String] = [:]
        return try paths(in: folder).map { path in
            let entry = entry(path)
            guard let file = entry.checked.value else { return entry }
            guard let owner = owners.updateValue(path, forKey: file.seminar.id) else { return entry }
            owners[file.seminar.id] = owner
            let shared = file.complaint(sharingItsIDWith: owner)
            let checked = Checked(file, complaints: entry.checked.complaints + [shared])
            return Entry(path: path, checked: checked, modified: entry.modified)
        }
    }

    /// The paths of the seminars' files, sorted.
    package static func paths(in folder: String) throws(Complaint) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
                .map { FilePath.resolved($0, in: folder) }
        } catch {
            throw Complaint(
                at: SourceMark(file: folder), "the folder of the seminars cannot be read: \(FileReading.reason(error))",
                remedy: FileReading.remedy(error))
        }
    }

    private static func entry(_ path: String) -> Entry {
        let modified = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        do {
            let text = try FileReading.bytes(of: path)
            return Entry(path: path, checked: SeminarFile.parse(text, file: path), modified: modified)
        } catch {
            return Entry(path: path, checked: Checked(nil, complaints: [error]), modified: modified)
        }
    }
}
