import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// Takes over a roster's file, in one transaction: who is new or back is enrolled at `now`, who vanished has left
    /// at `now`. What commands said about people stays in force.
    ///
    /// Where more than a fifth of the people would be removed, which is what a truncated file looks like, or rows claim
    /// what is another person's key, nothing is done and the answer says so.
    ///
    /// - Parameters:
    ///   - digest: of the file's content, for `rosterDigest(of:)`.
    ///   - reassigningKeys: takes claimed keys from those whose they were, who keep all that was known under them.
    ///   - welcome: what the ledger is to have of somebody who is enrolled; nil where nobody is greeted.
    package func importRoster(
        _ entries: [RosterEntry], into seminar: Identifier, digest: String, at now: Date,
        allowingLargeRemoval: Bool = false, reassigningKeys: Bool = false,
        welcome: (PersonID) -> LedgerEntry? = { _ in nil }
    ) throws(StateStoreError) -> RosterImport {
        try write { db in
            let people = try db.knownPeople(of: seminar)
            var seen: Set<PersonID> = []
            let entries = entries.map(people.corrected).filter { seen.insert($0.person).inserted }
            let claims = people.claims(in: entries)
            guard claims.isEmpty || reassigningKeys && allowingLargeRemoval else { return RosterImport(claims: claims) }
            for claim in claims { try db.retire(claim, in: seminar) }
            let rows = try db.rosterRows(in: RosterScope(seminar: seminar)).filter { $0.layer == .file }
            let known = Dictionary(rows.map { ($0.entry.person, $0) }) { first, _ in first }
            let present = known.filter { $0.value.leftAt == nil }
            let outcome = RosterImport(
                of: entries, over: present.mapValues(\.entry), allowingLargeRemoval: allowingLargeRemoval)
            guard !outcome.needsConfirmation else { return outcome }
            let enrolments = try db.enrolments(in: seminar)
            try db.changingRoster(of: seminar, at: now) {
                try db.store(entries, over: known, in: seminar, at: now)
                try db.markVanished(present.filter { !seen.contains($0.key) }.map(\.value), from: seminar, at: now)
                try db.absorbVanished(into: seen, in: seminar)
            }
            let joined = try db.joined(among: seen.subtracting(present.keys), since: enrolments, in: seminar)
            for entry in joined.compactMap(welcome) { try db.store(entry) }
            try db.storeRosterDigest(digest, of: seminar, at: now)
            return outcome
        }
    }

    /// The digest of the file that was imported last; nil before the first import.
    package func rosterDigest(of seminar: Identifier) throws(StateStoreError) -> String? {
        try read { db in try db.rosterDigest(of: seminar) }
    }
}

extension Database {
    func rosterDigest(of seminar: Identifier) throws -> String? {
        try scalar("SELECT digest FROM roster_import WHERE seminar = ?", [seminar.text])
    }

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

    /// Since when those have been enrolled who are, by all of their keys.
    fileprivate func enrolments(in seminar: Identifier) throws -> [PersonID: Date] {
        let people = try participants(in: RosterScope(seminar: seminar)).people.filter(\.isEnrolled)
        return Dictionary(people.flatMap { person in person.keys.map { ($0, person.enrolledAt) } }) { min($0, $1) }
    }

    fileprivate func absorbVanished(into keys: Set<PersonID>, in seminar: Identifier) throws {
        let rows = try participants(in: RosterScope(seminar: seminar))
        let shared = Dictionary(grouping: rows, by: \.email).values.filter { $0.count > 1 }
        for row in shared.compactMap({ $0.first { keys.contains($0.person) } }) {
            try absorbRows(into: row.person, in: seminar)
        }
    }

    /// Those of the new rows' people who took no part until now. Whoever was there before the row, under another key,
    /// stays enrolled since then.
    fileprivate func joined(
        among rows: Set<PersonID>, since enrolments: [PersonID: Date], in seminar: Identifier
    ) throws -> [PersonID] {
        let people = try participants(in: RosterScope(seminar: seminar)).people
        return try people.filter { $0.isEnrolled && !rows.isDisjoint(with: $0.keys) }.compactMap { person in
            guard let since = person.keys.compactMap({ enrolments[$0] }).min() else { return person.person }
            try run(
                "UPDATE roster SET enrolled_at = min(enrolled_at, ?) WHERE seminar = ? AND person = ?",
                [since.nanoseconds, seminar.text, person.person.text])
            return nil
        }
    }

    fileprivate func storeRosterDigest(_ digest: String, of seminar: Identifier, at now: Date) throws {
        try run(
            "INSERT OR REPLACE INTO roster_import (seminar, digest, imported_at) VALUES (?, ?, ?)",
            [seminar.text, digest, now.nanoseconds])
    }
}
