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
            for id in tick.overtaken { try db.end(overtaken: id, at: tick.now) }
            var texts = SeminarTexts(db)
            let ids = try tick.mails.compactMap { try db.insert($0, &texts, at: tick.now) }
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
    fileprivate func insert(_ mail: TickPlan.Mail, _ texts: inout SeminarTexts, at now: Date) throws -> Int64? {
        let owed = try mail.entries.filter { try !isRecorded($0.key) }
        guard !owed.isEmpty else { return nil }
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
        for told in mail.told { try store(told, ofMail: id, &texts) }
        return id
    }
}
