import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// Notes that an address takes no mail. The first mark stays, as it says since when.
    ///
    /// - Returns: false where the address was marked already.
    @discardableResult
    package func mark(_ mark: AddressMark) throws(StateStoreError) -> Bool {
        try write { db in try db.mark(mark) }
    }

    /// The longest known first.
    package func addressMarks() throws(StateStoreError) -> [AddressMark] {
        try read { db in try db.addressMarks() }
    }

    package func addressMark(of address: EmailAddress) throws(StateStoreError) -> AddressMark? {
        try read { db in try db.addressMark(of: address) }
    }

    /// Lifts the mark of an address. What was kept back by it, or refused since, is queued again while it is useful.
    ///
    /// - Returns: false where there was none.
    @discardableResult
    package func unmark(_ address: EmailAddress, at now: Date) throws(StateStoreError) -> Bool {
        try write { db in try db.unmark(address, at: now) }
    }
}

extension Database {
    @discardableResult
    func mark(_ mark: AddressMark) throws -> Bool {
        try run(
            "INSERT OR IGNORE INTO address_mark (address, reason, text, marked_at, mail) VALUES (?, ?, ?, ?, ?)",
            [mark.address.identity, mark.reason.rawValue, mark.text, mark.at.nanoseconds, mark.mail])
        guard changesCount > 0 else { return false }
        try noteTrouble(with: mark)
        return true
    }

    func addressMarks() throws -> [AddressMark] {
        try values("SELECT * FROM address_mark ORDER BY marked_at, address") { try AddressMark($0) }
    }

    func addressMark(of address: EmailAddress) throws -> AddressMark? {
        try addressMarks(of: [address])[address]
    }

    /// Of these addresses, the marks of those that have one.
    func addressMarks(of addresses: Set<EmailAddress>) throws -> [EmailAddress: AddressMark] {
        guard !addresses.isEmpty else { return [:] }
        let marks = try values(
            "SELECT * FROM address_mark WHERE address IN (SELECT value FROM json_each(?))",
            [ListArgument(addresses.map(\.identity).sorted())]
        ) { try AddressMark($0) }
        return Dictionary(marks.map { ($0.address, $0) }) { first, _ in first }
    }

    @discardableResult
    func unmark(_ address: EmailAddress, at now: Date) throws -> Bool {
        guard let mark = try addressMark(of: address) else { return false }
        try run("DELETE FROM address_mark WHERE address = ?", [address.identity])
        try requeue(try mailsStopped(by: mark, at: now), at: now)
        return true
    }

    /// The mails that the mark kept back and those that the address refused since, while they are useful.
    ///
    /// - Parameter keys: of the person whom alone it is for; to organisers and for a test it was to that address and no
    ///   other.
    private func mailsStopped(by mark: AddressMark, keys: [PersonID]? = nil, at now: Date) throws -> [Int64] {
        let isThePersons = keys.map { keys in
            "AND kind IN ('reminder', 'notice') AND person IN (\(keys.map { _ in "?" }.joined(separator: ", ")))"
        }
        return try values(
            """
            SELECT id FROM outbox
            WHERE (state = 'cancelled' AND reason = ? OR state = 'rejected' AND finished_at >= ?)
                AND recipient = ? COLLATE NOCASE AND useful_until > ? \(isThePersons ?? "")
            """,
            [mark.cancellation, mark.at.nanoseconds, mark.address.identity, now.nanoseconds]
                + StatementArguments((keys ?? []).map(\.text))
        ) { try $0.value("id") }
    }

    func requeue(_ mails: [Int64], at now: Date) throws {
        for id in mails {
            try run(
                """
                UPDATE outbox SET next_attempt = ?, finished_at = NULL,
                    state = CASE WHEN attempts = 0 THEN 'queued' ELSE 'deferred' END
                WHERE id = ?
                """, [now.nanoseconds, id])
        }
    }

    /// Compares somebody before and after a change of the roster: who was edited or entered anew is tried again; who
    /// has another address is sent there what the former one did not take.
    func reconsiderMark(of before: Participant?, now after: Participant, at now: Date) throws {
        var former = before
        former?.done = after.done
        former?.optedOutAt = after.optedOutAt
        guard former != after else { return }
        if let before, before.email != after.email, let mark = try addressMark(of: before.email) {
            let mails = try mailsStopped(by: mark, keys: before.keys, at: now)
            // Written for the former address and never accepted: they are written anew. What a notice says is known
            // from its message alone, which is addressed anew when its turn comes.
            for id in mails {
                try run(
                    """
                    DELETE FROM message WHERE mail = ?1 AND (SELECT kind FROM outbox WHERE id = ?1) = 'reminder'
                    """, [id])
            }
            try requeue(mails, at: now)
        }
        try unmark(after.email, at: now)
    }

    private func rows(of seminar: Identifier, person: PersonID?) throws -> [Participant] {
        guard let person else { return try participants(in: RosterScope(seminar: seminar)) }
        return try rows(ofPerson: person, in: seminar)
    }

    /// Runs a change of a seminar's roster and reconsiders the marks of those whom it changed.
    func changingRoster<Value>(
        of seminar: Identifier, person: PersonID? = nil, at now: Date, _ change: () throws -> Value
    ) throws -> Value {
        guard try !addressMarks().isEmpty else { return try change() }
        // By all keys: the change may have given somebody another one.
        let before = Dictionary(
            try rows(of: seminar, person: person).flatMap { row in row.keys.map { ($0, row) } },
            uniquingKeysWith: { first, _ in first })
        let value = try change()
        for after in try rows(of: seminar, person: person) where after.isEnrolled {
            try reconsiderMark(of: after.keys.compactMap { before[$0] }.first, now: after, at: now)
        }
        return value
    }
}

extension AddressMark {
    fileprivate init(_ row: Row) throws {
        self.init(
            address: try row.address("address"), reason: try row.word("reason"), text: try row.value("text"),
            at: try row.instant("marked_at"), mail: try row.value("mail"))
    }
}
