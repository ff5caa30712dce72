import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// The mails whose next attempt is at `now` or before, found in one look at the state: a roster is searched, not
    /// read, so that a mail in a seminar of thousands costs what it costs in one of ten.
    ///
    /// - Parameter excluding: mails that the caller has in hand already.
    package func dueMails(
        at now: Date, limit: Int, excluding: Set<Int64> = []
    ) throws(StateStoreError) -> DueMails {
        try read { db in
            let mails = try db.waitingMails(at: now, limit: limit, excluding: excluding).map { try db.due($0) }
            var silences: [Identifier: [Silence]] = [:]
            for id in Set(mails.compactMap(\.mail.seminar)) { silences[id] = try db.silences(of: id, endingAfter: now) }
            return DueMails(
                mails: mails, isPaused: try db.meta(.isPaused) ?? false, silences: silences,
                lastInstant: try db.meta(.lastInstant).map { Date(nanoseconds: $0) })
        }
    }

    /// Whether it is in force, or was when its file could last be read.
    package func hasSeminar(_ id: Identifier) throws(StateStoreError) -> Bool {
        try read { db in try db.scalar("SELECT 1 FROM seminar WHERE id = ?", [id.text]) ?? false }
    }

    /// The mails alone.
    package func waitingMails(
        at now: Date, limit: Int, excluding: Set<Int64> = []
    ) throws(StateStoreError) -> [OutboxMail] {
        try read { db in try db.waitingMails(at: now, limit: limit, excluding: excluding) }
    }
}

extension Database {
    fileprivate func waitingMails(at now: Date, limit: Int, excluding: Set<Int64>) throws -> [OutboxMail] {
        let rows = try Row.fetchCursor(
            cachedStatement(sql: "SELECT * FROM outbox WHERE next_attempt <= ? ORDER BY next_attempt, id"),
            arguments: [now.nanoseconds])
        var mails: [OutboxMail] = []
        while mails.count < limit, let row = try rows.next() {
            if !excluding.contains(try row.value("id")) { mails.append(try OutboxMail(row)) }
        }
        for index in mails.indices { mails[index].rendered = try rendered(mail: mails[index].id) }
        return mails
    }

    fileprivate func due(_ mail: OutboxMail) throws -> DueMail {
        let items = try entries(ofMail: mail.id)
        var due = DueMail(mail: mail, items: items, namesakes: [], links: [:], marks: [:])
        var addresses = [mail.recipient] + [mail.rendered?.message.recipient].compactMap(\.self)
        if let seminar = mail.seminar {
            let people = Set(items.map(\.key.person) + [mail.person])
            due.namesakes = try namesakes(of: people.sorted(), addresses, in: seminar)
            for namesake in due.namesakes {
                due.links[namesake.person] = try personalLink(of: namesake.person, in: seminar)
            }
            addresses += due.namesakes.map(\.email)
        }
        for address in Set(addresses) { due.marks[address] = try addressMark(of: address) }
        return due
    }

    /// Those rows of a roster that these people and addresses are about, and all that share an address with them.
    private func namesakes(
        of people: [PersonID], _ addresses: [EmailAddress], in seminar: Identifier
    ) throws -> [Participant] {
        var known = Set(addresses.map(\.identity))
        for person in people {
            let key = try currentKey(of: person, in: seminar)
            known.formUnion(
                try values(
                    "SELECT email FROM roster WHERE seminar = ? AND person = ?", [seminar.text, key.text]
                ) { try $0.address("email").identity })
        }
        var found: [PersonID: RosterPlace] = [:]
        for address in known.sorted() {
            let places = try values(
                """
                SELECT person, layer, left_at IS NOT NULL AS has_left, position FROM roster
                WHERE email = ? COLLATE NOCASE AND seminar = ?
                """, [address, seminar.text]
            ) { try RosterPlace($0) }
            for place in places { found[place.person] = min(found[place.person] ?? place, place) }
        }
        let places = found.values.sorted().map(\.person)
        let rows = try participants(in: RosterScope(seminar: seminar, people: places))
        return places.compactMap { person in rows.first { $0.person == person } }
    }
}

/// Where a row stands in its roster.
private struct RosterPlace: Comparable {
    let person: PersonID
    private let layer: Int
    private let hasLeft: Bool
    private let position: Int

    init(_ row: Row) throws {
        person = try row.person()
        layer = try row.value("layer")
        hasLeft = try row.value("has_left")
        position = try row.value("position")
    }

    static func < (one: RosterPlace, other: RosterPlace) -> Bool {
        (one.layer, one.hasLeft ? 1 : 0, one.position, one.person)
            < (other.layer, other.hasLeft ? 1 : 0, other.position, other.person)
    }
}
