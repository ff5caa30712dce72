import Foundation
import GRDB
import SeminarCore

/// Commands about people, which win over the roster's file until `reset`. Those that answer a Bool say false where the
/// seminar's roster never had that person. What is said of somebody by one of their rows is said of all of them.
extension StateStore {
    /// Adds somebody, or gives somebody who is known other data, and takes back a removal. Who is enrolled already
    /// stays so since then, everybody else is from `now` on.
    ///
    /// - Parameter welcome: what the ledger is to have of somebody who is enrolled; nil where nobody is greeted.
    package func add(
        _ entry: RosterEntry, to seminar: Identifier, at now: Date, welcome: LedgerEntry? = nil
    ) throws(StateStoreError) {
        try write { db in
            let known = try db.participant(entry.person, of: seminar)
            let namesakes = try db.rows(withAddress: entry.email, in: seminar).people.first
            let enrolled = [known, namesakes].compactMap(\.self).filter(\.isEnrolled)
            let rows = try db.rosterRows(in: RosterScope(seminar: seminar, people: [entry.person]))
            let position = rows.first { $0.layer == .command }?.position
            let row = RosterRow(
                layer: .command, position: try position ?? db.nextRosterPosition(in: seminar, layer: .command),
                entry: entry, enrolledAt: enrolled.first?.enrolledAt ?? now)
            try db.changingRoster(of: seminar, person: entry.person, at: now) {
                try db.store(row, in: seminar)
                try db.absorbRows(into: entry.person, in: seminar)
                for key in try db.keys(ofPerson: entry.person, in: seminar) {
                    try db.deleteDeparture(of: key, from: seminar)
                }
            }
            // Whoever types an address stands for it, also where nothing else is new.
            try db.unmark(entry.email, at: now)
            if let welcome, enrolled.isEmpty { try db.store(welcome) }
        }
    }

    /// Takes somebody out as if the file did not have the person: left at `now`, or before.
    package func remove(
        _ person: PersonID, from seminar: Identifier, at now: Date
    ) throws(StateStoreError) -> Bool {
        try changing(person, in: seminar) { db, key in
            try db.run(
                "INSERT OR IGNORE INTO departure (seminar, person, left_at) VALUES (?, ?, ?)",
                [seminar.text, key.text, now.nanoseconds])
        }
    }

    /// The person de-registered: left at `now`, or before, whatever the file says from now on.
    package func deregister(
        _ person: PersonID, from seminar: Identifier, at now: Date
    ) throws(StateStoreError) -> Bool {
        try remove(person, from: seminar, at: now)
    }

    /// - Parameter by: who says so, for the record: an organiser's account, or the person.
    package func setDone(
        _ obligation: Identifier, for person: PersonID, in seminar: Identifier, at now: Date, by: String
    ) throws(StateStoreError) -> Bool {
        try mark(obligation, done: true, for: person, in: seminar, at: now, by: by)
    }

    /// The same of several people, in one transaction; those whom the roster never had are passed over.
    package func setDone(
        _ obligation: Identifier, for people: [PersonID], in seminar: Identifier, at now: Date, by author: String
    ) throws(StateStoreError) {
        try write { db in
            for key in try people.flatMap({ try db.keys(ofPerson: $0, in: seminar) }) {
                try db.mark(obligation, done: true, for: key, in: seminar, at: now, by: author)
            }
        }
    }

    /// Takes a `setDone` back.
    ///
    /// - Parameter reopening: reminders about which is decided anew, as they were not sent for that alone.
    package func setUndone(
        _ obligation: Identifier, for person: PersonID, in seminar: Identifier, at now: Date, by: String,
        reopening entries: [LedgerEntry] = []
    ) throws(StateStoreError) -> Bool {
        try mark(obligation, done: false, for: person, in: seminar, at: now, by: by, reopening: entries)
    }

    /// The person wants no more reminders, or wants them again.
    ///
    /// - Parameter reopening: reminders about which is decided anew, as they were not sent for that alone.
    package func setOptedOut(
        _ optedOut: Bool, for person: PersonID, in seminar: Identifier, at now: Date,
        reopening entries: [LedgerEntry] = []
    ) throws(StateStoreError) -> Bool {
        try changing(person, in: seminar, reopening: entries) { db, key in
            guard optedOut else {
                return try db.run("DELETE FROM opt_out WHERE seminar = ? AND person = ?", [seminar.text, key.text])
            }
            try db.run(
                "INSERT OR IGNORE INTO opt_out (seminar, person, opted_out_at) VALUES (?, ?, ?)",
                [seminar.text, key.text, now.nanoseconds])
        }
    }

    /// Takes all commands about somebody back, marks of done included, so that the file alone counts again. A person's
    /// own opt-out is no organiser's to take back. Who had left by command and is in the file is enrolled anew at
    /// `now`, and so owed nothing from before.
    ///
    /// - Parameter welcome: what the ledger is to have of somebody who is enrolled by that; nil where nobody is greeted.
    package func reset(
        _ person: PersonID, in seminar: Identifier, at now: Date, welcome: LedgerEntry? = nil
    ) throws(StateStoreError) -> Bool {
        try write { db in
            guard let before = try db.participant(person, of: seminar) else { return false }
            try db.changingRoster(of: seminar, person: person, at: now) {
                for key in before.keys { try db.dropCommands(about: key, in: seminar, at: now) }
            }
            let after = try db.participant(person, of: seminar)
            if let welcome, !before.isEnrolled, after?.isEnrolled == true { try db.store(welcome) }
            return true
        }
    }

    private func mark(
        _ obligation: Identifier, done: Bool, for person: PersonID, in seminar: Identifier, at now: Date, by: String,
        reopening entries: [LedgerEntry] = []
    ) throws(StateStoreError) -> Bool {
        try changing(person, in: seminar, reopening: entries) { db, key in
            try db.mark(obligation, done: done, for: key, in: seminar, at: now, by: by)
        }
    }

    /// - Parameter body: is run for each of the person's keys.
    private func changing(
        _ person: PersonID, in seminar: Identifier, reopening entries: [LedgerEntry] = [],
        _ body: (Database, PersonID) throws -> Void
    ) throws(StateStoreError) -> Bool {
        try write { db in
            let keys = try db.keys(ofPerson: person, in: seminar)
            for key in keys { try body(db, key) }
            if !keys.isEmpty { for entry in entries { try db.store(entry) } }
            return !keys.isEmpty
        }
    }
}

extension Database {
    /// None where the roster never had that person.
    func keys(ofPerson person: PersonID, in seminar: Identifier) throws -> [PersonID] {
        try participant(person, of: seminar)?.keys ?? []
    }

    fileprivate func dropCommands(about person: PersonID, in seminar: Identifier, at now: Date) throws {
        if try deleteDeparture(of: person, from: seminar) {
            try run(
                """
                UPDATE roster SET enrolled_at = ?
                WHERE seminar = ? AND person = ? AND layer = 0 AND left_at IS NULL
                """, [now.nanoseconds, seminar.text, person.text])
        }
        try run("DELETE FROM roster WHERE seminar = ? AND person = ? AND layer = 1", [seminar.text, person.text])
        for table in ["obligation_mark", "extension", "plan"] {
            try run("DELETE FROM \(table) WHERE seminar = ? AND person = ?", [seminar.text, person.text])
        }
    }

    fileprivate func mark(
        _ obligation: Identifier, done: Bool, for person: PersonID, in seminar: Identifier, at now: Date, by: String
    ) throws {
        try run(
            """
            INSERT OR REPLACE INTO obligation_mark (seminar, person, obligation, is_done, marked_at, marked_by)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [seminar.text, person.text, obligation.text, done, now.nanoseconds, by])
    }

    /// - Returns: whether there was one.
    @discardableResult
    fileprivate func deleteDeparture(of person: PersonID, from seminar: Identifier) throws -> Bool {
        try run("DELETE FROM departure WHERE seminar = ? AND person = ?", [seminar.text, person.text])
        return changesCount > 0
    }
}
