import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// Writes all that a tick decided, before anything of it is sent.
    ///
    /// What a mail would repeat is left out, and so is a mail with nothing left: what is recorded is never sent again,
    /// whatever the tick was decided on. (An entry whose mail was cancelled is not recorded.)
    ///
    /// - Returns: the ids of the new mails, in the plan's order.
    package func commit(_ tick: TickPlan) throws(StateStoreError) -> [Int64] {
        try write { db in
            for advance in tick.advances { try db.advance(advance) }
            for entry in tick.entries { try db.store(entry) }
            let ids = try tick.mails.compactMap { try db.insert($0, at: tick.now) }
            for seminar in tick.announced { try db.clearAnnouncement(of: seminar) }
            for (seminar, next) in tick.digests { try db.advanceDigest(of: seminar, to: next) }
            for seminar in tick.alerted { try db.clearAlert(of: seminar) }
            for seminar in Set(tick.entries.filter { $0.state == .stale && $0.heldBy != .silenced }.map(\.key.seminar))
            {
                try db.noteTrouble(in: seminar, at: tick.now)
            }
            for notice in tick.toldNotices { try db.delete(notice) }
            for notice in tick.heldNotices { try db.store(notice) }
            try db.record(lastInstant: tick.now)
            return ids
        }
    }
}

extension Database {
    /// Nil where all of it is recorded already.
    fileprivate func insert(_ mail: TickPlan.Mail, at now: Date) throws -> Int64? {
        let owed = try mail.entries.filter { try !isRecorded($0.key) }
        guard !owed.isEmpty else { return nil }
        if mail.kind == .notice { try cancelOvertaken(by: mail, at: now) }
        let id = try insert(
            NewMail(
                kind: mail.kind, seminar: mail.seminar, person: mail.recipient.person, recipient: mail.recipient.email,
                due: mail.due, usefulUntil: mail.usefulUntil), at: now)
        for (place, entry) in owed.enumerated() {
            var entry = entry
            entry.state = .mailed
            entry.holdUntil = nil
            entry.mail = id
            try store(entry, place: place)
        }
        if let rendered = mail.rendered { try store(rendered, ofMail: id) }
        return id
    }

    /// A notice that still waits for the relay says what is no longer so: it could arrive after the one that is right.
    /// One that tells of other events as well, or that may have arrived, stays.
    private func cancelOvertaken(by mail: TickPlan.Mail, at now: Date) throws {
        let told = Set(mail.entries.map(\.key.event.text))
        let keys = RosterScope(seminar: mail.seminar, people: mail.recipient.keys)
        let waiting: [Int64] = try values(
            """
            SELECT id FROM outbox \(keys.condition) AND kind = 'notice'
                AND next_attempt IS NOT NULL AND state <> 'uncertain'
            """, keys.arguments
        ) { try $0.value("id") }
        for id in waiting {
            let events: [String] = try values("SELECT event FROM ledger WHERE mail = ?", [id]) { try $0.value("event") }
            guard told.isSuperset(of: events) else { continue }
            try run(
                """
                UPDATE outbox SET state = 'cancelled', next_attempt = NULL, finished_at = ?, reason = ? WHERE id = ?
                """, [now.nanoseconds, "a later change is told instead", id])
        }
    }
}
