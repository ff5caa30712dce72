import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// The notices of a seminar that wait and cannot have arrived, the oldest first.
    package func waitingNotices(of seminar: Identifier) throws(StateStoreError) -> [WaitingNotice] {
        try read { db in
            let mails: [Int64] = try db.values(
                """
                SELECT id FROM outbox
                WHERE next_attempt IS NOT NULL AND kind = 'notice' AND seminar = ? AND may_have_arrived = 0 ORDER BY id
                """, [seminar.text]
            ) { try $0.value("id") }
            return try mails.map { WaitingNotice(mail: $0, told: try db.told(byMail: $0)) }
        }
    }

    /// What a notice tells, as long as it may still go out.
    package func told(byMail id: Int64) throws(StateStoreError) -> [ToldChange] {
        try read { db in try db.told(byMail: id) }
    }

    /// Later notices to the same person about the same event, but for those that were cancelled.
    package func notices(after mail: Int64, about told: ToldChange) throws(StateStoreError) -> [Int64] {
        guard let person = told.kept.person else { return [] }
        return try read { db in
            try db.values(
                """
                SELECT DISTINCT mail FROM ledger
                WHERE seminar = ? AND person = ? AND event = ? AND rule LIKE 'notice: %' AND mail > ?
                    AND (SELECT state FROM outbox WHERE id = mail) <> 'cancelled'
                """, [told.kept.seminar.text, person.text, told.kept.event.text, mail]
            ) { try $0.value("mail") }
        }
    }

    /// Of these events those of which people were told last that they are cancelled.
    package func toldCancelled(
        among events: [Identifier], in seminar: Identifier
    ) throws(StateStoreError) -> Set<Identifier> {
        try read { db in
            let told = try events.filter { event in
                let last: String? = try db.scalar(
                    """
                    SELECT rule FROM ledger JOIN outbox ON outbox.id = ledger.mail
                    WHERE ledger.seminar = ? AND event = ? AND rule LIKE 'notice: %' AND outbox.state <> 'cancelled'
                    ORDER BY mail DESC LIMIT 1
                    """, [seminar.text, event.text])
                return last == ReminderKey.noticeOf + EventChange.Kind.cancelled.rawValue
            }
            return Set(told)
        }
    }

    /// Forgets what notices tell that can go out no more.
    package func forgetTold(at now: Date) throws(StateStoreError) {
        guard try read({ db in try db.scalar("SELECT 1 FROM told_change LIMIT 1") ?? false }) else { return }
        try write { db in
            try db.run(
                """
                DELETE FROM told_change WHERE (
                    SELECT state = 'accepted' OR useful_until <= ? FROM outbox WHERE id = mail
                )
                """, [now.nanoseconds])
            try db.run(
                """
                DELETE FROM seminar_text
                WHERE number NOT IN (SELECT known FROM told_change UNION SELECT said FROM told_change)
                """)
        }
    }
}

extension Database {
    private static let reasonOfOvertaking = "its dates have changed since; they are told anew"

    func store(_ told: ToldChange, ofMail id: Int64, _ texts: inout SeminarTexts) throws {
        try run(
            """
            INSERT OR REPLACE INTO told_change (
                mail, event, known, known_extension, changed_at, said, said_extension
            ) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, told.kept.event.text, try texts.number(of: told.kept.knownText, from: told.kept.file),
                told.kept.knownExtension?.description, told.kept.changedAt.nanoseconds,
                try texts.number(of: told.saidText, from: told.kept.file), told.saidExtension?.description,
            ])
    }

    func told(byMail id: Int64) throws -> [ToldChange] {
        try values(
            """
            SELECT told_change.*, outbox.seminar, outbox.person, known.file, known.text AS known_text,
                said.text AS said_text
            FROM told_change JOIN outbox ON outbox.id = told_change.mail
            JOIN seminar_text AS known ON known.number = told_change.known
            JOIN seminar_text AS said ON said.number = told_change.said
            WHERE told_change.mail = ? ORDER BY told_change.event
            """, [id]
        ) { try ToldChange($0) }
    }

    /// A notice says what is no longer so, and has not reached the relay.
    func end(overtaken id: Int64, at now: Date) throws {
        try run(
            """
            UPDATE outbox SET state = 'cancelled', next_attempt = NULL, finished_at = ?, reason = ?
            WHERE id = ? AND next_attempt IS NOT NULL AND may_have_arrived = 0
            """, [now.nanoseconds, Self.reasonOfOvertaking, id])
    }

    /// What a mail was to tell is to be told again, from what the person knew before it; with what waits already.
    func recall(_ notice: HeldNotice) throws {
        let waiting = try notice.person.flatMap { try heldNotice(of: notice.event, for: $0, in: notice.seminar) }
        try store(waiting?.counting(from: notice) ?? notice)
    }
}

extension ToldChange {
    fileprivate init(_ row: Row) throws {
        let changedAt = try row.instant("changed_at")
        self.init(
            HeldNotice(
                seminar: try row.identifier("seminar"), event: try row.identifier("event"),
                person: try row.person(), file: try row.value("file"), knownText: try row.value("known_text"),
                knownExtension: try row.pointIfAny("known_extension"), changedAt: changedAt, releaseAt: changedAt,
                reason: ""),
            saying: try row.value("said_text"), extension: try row.pointIfAny("said_extension"))
    }
}
