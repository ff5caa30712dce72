import Foundation
import GRDB
import SeminarCore
import Testing

@testable import StateStore

/// What is held, put off and given to one person alone, as the tables keep it.
@Suite struct `Silences, extensions and held notices` {
    private let store: StateStore
    private let seminar: Identifier
    private let event: Identifier

    init() throws {
        store = try memory()
        seminar = try Identifier(named: "tadl-ss21")
        event = try Identifier(named: "submission")
        _ = try store.importRoster(
            [makeEntry("Ada"), makeEntry("Emmy")], into: seminar, digest: "1", at: start)
    }

    private func notice(_ person: PersonID? = nil, until end: String? = nil, release: Date = hour(5)) throws
        -> HeldNotice
    {
        HeldNotice(
            seminar: seminar, event: event, person: person, file: "s.yaml", knownText: "before",
            knownExtension: try end.map { try #require(AnchorPoint($0)) }, changedAt: hour(1), releaseAt: release,
            reason: "waits")
    }

    private func silence(_ person: PersonID? = nil, event: Identifier? = nil, until end: Date = hour(9)) throws
        -> Silence
    {
        try store.add(
            SilenceMatcher(seminar: seminar, event: event, person: person), until: end, reason: "away", author: "olga",
            at: hour(1))
    }

    @Test func `a silence is read as it was made, the soonest over first, until it is over`() throws {
        let long = try silence(.ada, event: event)
        let short = try silence(until: hour(3))

        #expect(try store.silences(of: seminar, endingAfter: hour(1)) == [short, long])
        #expect(try store.silence(long.id) == long)
        #expect(try store.silences(endingAfter: hour(3)) == [long])
        #expect(try store.silences(of: try Identifier(named: "other"), endingAfter: hour(1)).isEmpty)
        try store.pruneSilences(endedBefore: hour(9))
        #expect(try store.silence(short.id) == nil && store.silence(long.id) == long)
    }

    @Test func `expired by hand, a silence lets go of what it may hold, and of nothing else`() throws {
        let silence = try silence(.ada)
        for person in [PersonID.ada, .emmy] {
            let entry = try makeLedgerEntry(person: person, state: .held, holdUntil: hour(9))
            _ = try store.commit(TickPlan(now: hour(2), entries: [entry]))
        }

        #expect(try store.expire(silence: silence.id, at: hour(4)))

        #expect(try store.heldEntries(through: hour(4)).map(\.key.person) == [.ada])
        #expect(try !store.expire(silence: silence.id, at: hour(5)))
        #expect(try store.silence(silence.id)?.until == hour(4))
    }

    @Test func `a silence of somebody lets go of what is kept under the person's other keys`() throws {
        let silence = try silence(.ada)
        _ = try store.commit(
            TickPlan(now: hour(2), entries: [try makeLedgerEntry(state: .held, holdUntil: hour(9))]))
        _ = try store.importRoster(
            [makeEntry("Ada", id: "17"), makeEntry("Emmy")], into: seminar, digest: "2", at: hour(3))

        _ = try store.expire(silence: silence.id, at: hour(4))

        #expect(try store.participant(.ada, of: seminar)?.keys.map(\.text) == ["17", "ada@example.org"])
        #expect(try store.heldEntries(through: hour(4)).count == 1)
    }

    @Test func `what held a reminder is kept beside the words`() throws {
        for kind in HoldReason.Kind.allCases {
            var entry = try makeLedgerEntry(kind.rawValue.replacing(" ", with: "-"), state: .held, holdUntil: hour(2))
            entry.heldBy = kind
            _ = try store.commit(TickPlan(now: hour(1), entries: [entry]))
        }
        #expect(Set(try store.heldEntries(through: hour(2)).map(\.heldBy)) == Set(HoldReason.Kind.allCases))
    }

    @Test func `more time is kept with its plan and its notice, and taken back with them`() throws {
        let ada = try #require(try store.participant(.ada, of: seminar))
        var planned = try makePlanned(due: hour(20))
        planned.person = .ada
        let end = try #require(AnchorPoint("2021-07-05 18:00"))

        try store.extend(event, until: end, for: ada, plan: [planned], notice: notice(.ada), by: "olga", at: hour(1))

        #expect(try store.participant(.ada, of: seminar)?.extensions == [event: end])
        #expect(try store.extended(in: seminar).map(\.person) == [.ada])
        #expect(try store.plans(of: seminar).map(\.reminder) == [planned])
        #expect(try store.heldNotices(of: seminar) == [notice(.ada)])
        try store.extend(event, until: nil, for: ada, plan: [], notice: notice(.ada), by: "olga", at: hour(2))
        #expect(try store.extended(in: seminar).isEmpty && store.plans(of: seminar).isEmpty)
    }

    @Test func `a second change counts from what the person knew before the first`() throws {
        let ada = try #require(try store.participant(.ada, of: seminar))
        let end = AnchorPoint("2021-07-05")
        try store.extend(event, until: end, for: ada, plan: [], notice: notice(.ada), by: "olga", at: hour(1))
        var second = try notice(.ada, until: "2021-07-05", release: hour(8))
        (second.knownText, second.changedAt) = ("after", hour(2))

        try store.extend(event, until: nil, for: ada, plan: [], notice: second, by: "olga", at: hour(2))

        let kept = try #require(try store.heldNotices(of: seminar).first)
        #expect(kept.knownText == "before" && kept.knownExtension == nil && kept.changedAt == hour(1))
        #expect(kept.releaseAt == hour(8))
    }

    @Test func `a held notice comes at its time, can be postponed, and is gone when it is told`() throws {
        let notices = [try notice(), try notice(.ada, until: "2021-07-05", release: hour(6))]
        var plan = TickPlan(now: hour(2))
        plan.heldNotices = notices
        _ = try store.commit(plan)

        #expect(try store.heldNotices(through: hour(5)) == [notices[0]])
        #expect(try store.nextHeldNotice(after: hour(5)) == hour(6))
        try store.postpone([notices[0]], until: hour(7))
        #expect(try store.heldNotices(through: hour(6)) == [notices[1]])
        plan.heldNotices = []
        plan.toldNotices = notices
        _ = try store.commit(plan)
        #expect(try store.heldNotices(of: seminar).isEmpty)
    }

    @Test func `a state of the version before keeps its rows, and learns what held them`() throws {
        let queue = try DatabaseQueue()
        try Schema.migrator.migrate(queue, upTo: "7 silences and more time")
        try queue.write { db in
            for (rule, state, reason) in [
                ("a", "held", "quiet hours"), ("b", "held", "mail is paused"),
                ("c", "held", "silence 1 until Tuesday, 1 June 2021, 00:00 (away) by olga"),
                ("d", "stale", "no longer useful when it could be sent; it was held: silence 1 until June (x) by o"),
                ("e", "skipped", "left the seminar"),
            ] {
                try db.execute(
                    sql: """
                        INSERT INTO ledger (seminar, event, occurrence, rule, person, due, useful_until, state, reason,
                            decided_at, hold_until, place) VALUES ('s', 'e', '', ?, 'ada', 0, 0, ?, ?, 0, ?, 0)
                        """, arguments: [rule, state, reason, state == "held" ? 1 : nil])
            }
            try db.execute(
                sql: "INSERT INTO silence VALUES (1, 's', NULL, 'ada', 0, 9, 'away', 'olga')")
            try db.execute(sql: "INSERT INTO extension VALUES ('s', 'ada', 'e', '2021-07-05', 0, 'olga')")
            try db.execute(sql: "INSERT INTO held_notice VALUES ('s', 'e', '', 'f', 'k', NULL, 0, 1, 'r')")
        }
        try Schema.migrator.migrate(queue)
        let kinds = try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT held_by FROM ledger ORDER BY rule").map { $0["held_by"] as String? }
        }
        #expect(kinds == ["quiet hours", "pause", "silence", "silence", nil])
        for table in ["silence", "extension", "held_notice"] {
            #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM \(table)") } == 1)
        }
    }
}
