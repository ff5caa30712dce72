import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// The mails whose next attempt is at `now` or before, found in one look at the state: each table is asked once for
    /// all of them, and a roster is searched, not read, so that a mail in a seminar of thousands costs what it costs in
    /// one of ten.
    ///
    /// - Parameter excluding: mails that the caller has in hand already.
    package func dueMails(
        at now: Date, limit: Int, excluding: Set<Int64> = []
    ) throws(StateStoreError) -> DueMails {
        try read { db in
            let mails = try db.due(try db.waitingMails(at: now, limit: limit, excluding: excluding))
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
        let rendered = try rendered(mails: mails.map(\.id))
        for index in mails.indices { mails[index].rendered = rendered[mails[index].id] }
        return mails
    }

    /// The mails with all that the state has to say about them.
    fileprivate func due(_ mails: [OutboxMail]) throws -> [DueMail] {
        let items = try entries(ofMails: mails.map(\.id))
        var dues = mails.map { mail in
            DueMail(mail: mail, items: items[mail.id] ?? [], namesakes: [], links: [:], marks: [:])
        }
        for (seminar, indices) in Dictionary(grouping: dues.indices, by: { dues[$0].mail.seminar }) {
            guard let seminar else { continue }
            let people = Set(indices.flatMap { dues[$0].people })
            let namesakes = try Namesakes(
                of: people, Set(indices.flatMap { dues[$0].ownAddresses }), in: seminar, self)
            for index in indices {
                dues[index].namesakes = namesakes.of(dues[index].people, dues[index].ownAddresses)
            }
            let links = try personalLinks(of: Set(indices.flatMap { dues[$0].namesakes.map(\.person) }), in: seminar)
            for index in indices {
                for namesake in dues[index].namesakes { dues[index].links[namesake.person] = links[namesake.person] }
            }
        }
        let marks = try addressMarks(of: Set(dues.flatMap(\.addresses)))
        guard !marks.isEmpty else { return dues }
        for index in dues.indices {
            for address in dues[index].addresses { dues[index].marks[address] = marks[address] }
        }
        return dues
    }
}

extension DueMail {
    fileprivate var people: Set<PersonID> { Set(items.map(\.key.person) + [mail.person]) }

    /// Those that the mail itself names.
    fileprivate var ownAddresses: [EmailAddress] {
        [mail.recipient] + [mail.rendered?.message.recipient].compactMap(\.self)
    }

    fileprivate var addresses: Set<EmailAddress> { Set(ownAddresses + namesakes.map(\.email)) }
}
