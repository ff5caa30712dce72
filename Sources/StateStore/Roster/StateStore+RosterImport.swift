import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// Takes over a roster's file, in one transaction: who is new or back is enrolled at `now`, who vanished has left
    /// at `now`. What commands said about people stays in force.
    ///
    /// Where more than a fifth of the people would be removed, which is what a truncated file looks like, nothing is
    /// done and the answer says so.
    ///
    /// - Parameters:
    ///   - digest: of the file's content, for `rosterDigest(of:)`.
    ///   - welcome: what the ledger is to have of somebody who is enrolled; nil where nobody is greeted.
    package func importRoster(
        _ entries: [RosterEntry], into seminar: Identifier, digest: String, at now: Date,
        allowingLargeRemoval: Bool = false, welcome: (PersonID) -> LedgerEntry? = { _ in nil }
    ) throws(StateStoreError) -> RosterImport {
        var seen: Set<PersonID> = []
        let entries = entries.filter { seen.insert($0.person).inserted }
        return try write { db in
            let rows = try db.rosterRows(of: seminar).filter { $0.layer == .file }
            let known = Dictionary(rows.map { ($0.entry.person, $0) }) { first, _ in first }
            let outcome = RosterImport(
                of: entries, over: known.filter { $0.value.leftAt == nil }.mapValues(\.entry),
                allowingLargeRemoval: allowingLargeRemoval)
            guard !outcome.needsConfirmation else { return outcome }
            let enrolled = Set(try db.participants(of: seminar).filter(\.isEnrolled).map(\.person))
            try db.changingRoster(of: seminar, at: now) {
                try db.store(entries, over: known, in: seminar, at: now)
                try db.markVanished(outcome.removed.compactMap { known[$0] }, from: seminar, at: now)
            }
            // Whom a command added before is new to the file alone.
            let joined = outcome.added.filter { !enrolled.contains($0) }
            for entry in joined.compactMap(welcome) { try db.store(entry) }
            try db.storeRosterDigest(digest, of: seminar, at: now)
            return outcome
        }
    }

    /// The digest of the file that was imported last; nil before the first import.
    package func rosterDigest(of seminar: Identifier) throws(StateStoreError) -> String? {
        try read { db in try db.scalar("SELECT digest FROM roster_import WHERE seminar = ?", [seminar.text]) }
    }
}

extension Database {
    fileprivate func store(
        _ entries: [RosterEntry], over known: [PersonID: RosterRow], in seminar: Identifier, at now: Date
    ) throws {
        for (position, entry) in entries.enumerated() {
            let present = known[entry.person].flatMap { $0.leftAt == nil ? $0 : nil }
            let row = RosterRow(layer: .file, position: position, entry: entry, enrolledAt: present?.enrolledAt ?? now)
            try store(row, in: seminar)
        }
    }

    fileprivate func markVanished(_ rows: [RosterRow], from seminar: Identifier, at now: Date) throws {
        for var row in rows {
            row.leftAt = now
            try store(row, in: seminar)
        }
    }

    fileprivate func storeRosterDigest(_ digest: String, of seminar: Identifier, at now: Date) throws {
        try run(
            "INSERT OR REPLACE INTO roster_import (seminar, digest, imported_at) VALUES (?, ?, ?)",
            [seminar.text, digest, now.nanoseconds])
    }
}
