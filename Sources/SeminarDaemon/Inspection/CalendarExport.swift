import Foundation
import ICalendar
import SeminarCore
import SeminarFiles
import StateStore

/// A seminar's public calendar without the service: with the stamps of its state where that may be read, else with the
/// file's own modification time.
package enum CalendarExport {
    package static func bytes(
        of seminar: String, in configuration: ServiceConfiguration
    ) throws(DaemonFailure) -> [UInt8] {
        let entry = try entry(of: seminar, in: configuration)
        guard let file = entry.checked.value else {
            throw DaemonFailure(.badFile, complaints: entry.checked.errors)
        }
        let known = calendar(of: file.seminar.id, in: configuration.state)
        do {
            let modified = entry.modified ?? Date(timeIntervalSince1970: 0)
            let stamps = try SeminarCalendar.stamps(of: file.seminar, following: known.stamps, at: modified)
            let gone = Tombstone.following(
                known.tombstones, from: nil, to: file.seminar, at: known.lastInstant ?? modified)
            return try SeminarCalendar(file.seminar, stamps: stamps, tombstones: gone).feed().encoded()
        } catch {
            throw DaemonFailure(.failed, "\(entry.path): its calendar cannot be written: \(error)")
        }
    }

    /// None where there is no state, or none that this user may read: the calendar is right without, only its sequence
    /// numbers are then its own.
    private static func calendar(of seminar: Identifier, in state: String) -> StoredCalendar {
        do {
            return try StateStore.readCalendar(path: state, seminar: seminar) ?? StoredCalendar()
        } catch {
            return StoredCalendar()
        }
    }

    private static func entry(
        of seminar: String, in configuration: ServiceConfiguration
    ) throws(DaemonFailure) -> SeminarFolder.Entry {
        let entries: [SeminarFolder.Entry]
        do {
            entries = try SeminarFolder.read(configuration.seminars)
        } catch {
            throw DaemonFailure(.badConfiguration, complaints: [error])
        }
        if let found = entries.first(where: { $0.checked.value?.seminar.id.text == seminar }) { return found }
        let bad = entries.filter { $0.checked.value == nil }
        guard bad.isEmpty else {
            throw DaemonFailure(.badFile, complaints: bad.flatMap(\.checked.errors))
        }
        let names = entries.compactMap { $0.checked.value?.seminar.id.text }.joined(separator: ", ")
        throw DaemonFailure(.failed, "no seminar \"\(seminar)\" in \(configuration.seminars); there are: \(names)")
    }
}
