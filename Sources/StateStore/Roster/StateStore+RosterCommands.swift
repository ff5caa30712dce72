import Foundation
import GRDB
import SeminarCore

/// Commands about people, which win over the roster's file until `reset`. Those that answer a Bool say false where the
/// seminar's roster never had that person.
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
            let rows = try db.rosterRows(of: seminar, person: entry.person)
            let position = rows.first { $0.layer == .command }?.position
            let enrolledAt = known.flatMap { $0.isEnrolled ? $0.enrolledAt : nil } ?? now
            let row = RosterRow(
                layer: .command, position: try position ?? db.nextRosterPosition(in: seminar, layer: .command),
                entry: entry, enrolledAt: enrolledAt)
            try db.changingRoster(of: seminar, person: entry.person, at: now) {
                try db.store(row, in: seminar)
                try db.deleteDeparture(of: entry.person, from: seminar)
            }
            // Whoever types an address stands for it, also where nothing else is new.
            try db.unmark(entry.email, at: now)
            if let welcome, known?.isEnrolled != true { try db.store(welcome) }
        }
    }

    /// Takes somebody out as if the file did not have the person: left at `now`, or before.
    package func remove(
        _ person: PersonID, from seminar: Identifier, at now: Date
    ) throws(StateStoreError) -> Bool {
        try changing(person, in: seminar) { db in
            try db.run(
                "INSERT OR IGNORE INTO departure (seminar, person, left_at) VALUES (?, ?, ?)",
                [seminar.text, person.text, now.nanoseconds])
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
            for person in people where try db.participant(person, of: seminar) != nil {
                try db.mark(obligation, done: true, for: person, in: seminar, at: now, by: author)
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
        try changing(person, in: seminar) { db in
            guard optedOut else {
                try db.run("DELETE FROM opt_out WHERE seminar = ? AND person = ?", [seminar.text, person.text])
                return try entries.forEach { try db.store($0) }
            }
            try db.run(
                "INSERT OR IGNORE INTO opt_out (seminar, person, opted_out_at) VALUES (?, ?, ?)",
                [seminar.text, person.text, now.nanoseconds])
        }
    }

    /// Takes all commands about somebody back, marks of done included, so that the file alone counts again. A person's
    /// own opt-out is no organiser's to take back. Who had left by command and is in the file is enrolled anew at
    /// `now`, and so owed nothing from before.
    package func reset(_ person: PersonID, in seminar: Identifier, at now: Date) throws(StateStoreError) -> Bool {
        try changing(person, in: seminar) { db in
            try db.changingRoster(of: seminar, person: person, at: now) {
                try db.dropCommands(about: person, in: seminar, at: now)
            }
        }
    }

    private func mark(
        _ obligation: Identifier, done: Bool, for person: PersonID, in seminar: Identifier, at now: Date, by: String,
        reopening entries: [LedgerEntry] = []
    ) throws(StateStoreError) -> Bool {
        try changing(person, in: seminar) { db in
            try db.mark(obligation, done: done, for: person, in: seminar, at: now, by: by)
            for entry in entries { try db.store(entry) }
        }
    }

    private func changing(
        _ person: PersonID, in seminar: Identifier, _ body: (Database) throws -> Void
    ) throws(StateStoreError) -> Bool {
        try write { db in
            guard try db.participant(person, of: seminar) != nil else { return false }
            try body(db)
            return true
        }
    }
}

extension Database {
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
