import Foundation
import GRDB
import SeminarCore

/// What came of giving somebody another address.
package enum AddressChange: Hashable, Sendable {
    case made
    /// The address is, or was, another person's.
    case taken(by: Participant)
    /// It is the person's own row, and the one with the former address takes part as well.
    case standsBeside(Participant)
}

extension StateStore {
    /// Gives somebody another address, and keeps all that is known of them: what is still useful of what the former
    /// address did not take, or had not got yet, goes to the new one.
    ///
    /// Whoever has an id keeps it, and the address wins over the file's. Whoever is known by the address is known by
    /// the new one from now on, whichever of the two the file has; where a file has brought the new one in already,
    /// both are one person again.
    package func changeAddress(
        of person: PersonID, to address: EmailAddress, in seminar: Identifier, at now: Date
    ) throws(StateStoreError) -> AddressChange {
        try write { db in
            let own = try db.rows(ofPerson: person, in: seminar)
            guard let before = own.people.first else { return .made }
            let others = try db.rows(withAddress: address, in: seminar)
            if let obstacle = try db.obstacle(to: address, of: before, others, in: seminar) { return obstacle }
            try db.changingRoster(of: seminar, person: person, at: now) {
                for row in own { try db.move(row, to: address, joining: others.people.first, in: seminar) }
            }
            if !others.isEmpty { try db.requeueMailsOfDeparture(of: before.keys, in: seminar, at: now) }
            return .made
        }
    }
}

extension Database {
    fileprivate func obstacle(
        to address: EmailAddress, of person: Participant, _ others: [Participant], in seminar: Identifier
    ) throws -> AddressChange? {
        let key = PersonID(address.identity)
        if let former = try participant(try currentKey(of: key, in: seminar), of: seminar),
            former.email != address, former.email != person.email
        {
            return .taken(by: former)
        }
        guard let other = others.people.first else { return nil }
        guard other.hasName(of: person) else { return .taken(by: other) }
        return person.isEnrolled && other.isEnrolled ? .standsBeside(other) : nil
    }

    fileprivate func move(
        _ row: Participant, to address: EmailAddress, joining other: Participant?, in seminar: Identifier
    ) throws {
        guard row.person.text == row.email.identity else { return try lay(address, over: row, in: seminar) }
        let key = other?.person ?? PersonID(address.identity)
        if other == nil {
            try run("DELETE FROM former_key WHERE seminar = ? AND key = ?", [seminar.text, key.text])
            try run(
                "UPDATE roster SET person = ?3, email = ?4 WHERE seminar = ?1 AND person = ?2",
                [seminar.text, row.person.text, key.text, address.description])
            try makePersonalLink(of: key, in: seminar)
        } else {
            try run(
                "UPDATE roster SET enrolled_at = min(enrolled_at, ?) WHERE seminar = ? AND person = ?",
                [row.enrolledAt.nanoseconds, seminar.text, key.text])
            try run("DELETE FROM roster WHERE seminar = ? AND person = ?", [seminar.text, row.person.text])
        }
        try noteFormerKey(row.person, of: key, in: seminar)
    }

    /// A command's row over the one with an id.
    private func lay(_ address: EmailAddress, over row: Participant, in seminar: Identifier) throws {
        let rows = try rosterRows(in: RosterScope(seminar: seminar, people: [row.person]))
        guard var laid = rows.last else { return }
        if laid.layer == .file {
            laid.position = try nextRosterPosition(in: seminar, layer: .command)
            laid.layer = .command
        }
        laid.entry.email = address
        try store(laid, in: seminar)
    }

    /// Whoever was known by an address that the file has no longer had left for a while: what was ended for that alone
    /// is tried again.
    fileprivate func requeueMailsOfDeparture(of keys: [PersonID], in seminar: Identifier, at now: Date) throws {
        let scope = RosterScope(seminar: seminar, people: keys)
        let mails: [Int64] = try values(
            """
            SELECT id FROM outbox \(scope.condition) AND state = 'cancelled' AND reason = ? AND useful_until > ?
                AND kind IN ('reminder', 'notice')
            """, scope.arguments + [SkipReason.left.description, now.nanoseconds]
        ) { try $0.value("id") }
        try requeue(mails, at: now)
    }
}
