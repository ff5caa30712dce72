import Foundation
import GRDB
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `Links of one's own` {
    private let store: StateStore
    private let seminar: Identifier

    init() throws {
        store = try memory()
        seminar = try Identifier(named: "tadl-ss21")
    }

    private func importing(_ names: [String]) throws {
        _ = try store.importRoster(
            try names.map { try makeEntry($0) }, into: seminar, digest: names.joined(), at: start,
            allowingLargeRemoval: true)
    }

    @Test func `are made with the roster, found by their number, and stay whatever is imported`() throws {
        try importing(["Ada", "Emmy"])
        let link = try #require(try store.personalLink(of: .emmy, in: seminar))
        #expect(try store.personalLink(number: link.number) == link)
        #expect(link.person == .emmy && link.seminar == seminar && link.generation == 0)
        try importing(["Grace", "Emmy", "Ada"])
        #expect(try store.personalLink(of: .emmy, in: seminar) == link)
        #expect(try store.personalLink(of: .emmy, in: try Identifier(named: "other")) == nil)
        #expect(try store.personalLink(number: .max) == nil)
    }

    @Test func `belong to whoever was added by command as well`() throws {
        try store.add(try makeEntry("Ada"), to: seminar, at: start)
        #expect(try store.personalLink(of: try makeEntry("Ada").person, in: seminar) != nil)
    }

    @Test func `change for one person alone when they are rotated`() throws {
        try importing(["Ada", "Emmy"])
        let ada = try makeEntry("Ada").person
        #expect(try store.rotateLink(of: .emmy, in: seminar)?.generation == 1)
        #expect(try store.rotateLink(of: .emmy, in: seminar)?.generation == 2)
        #expect(try store.personalLink(of: ada, in: seminar)?.generation == 0)
        #expect(try store.rotateLink(of: PersonID("eve@example.org"), in: seminar) == nil)
    }

    @Test func `are found without a scan`() throws {
        for sql in [
            "SELECT * FROM personal_link WHERE number = 1",
            "SELECT * FROM personal_link WHERE seminar = 'a' AND person = 'b'",
            "SELECT * FROM personal_stamp WHERE seminar = 'a' AND person = 'b'",
        ] {
            let steps = try store.writer.read { db in
                try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }
            }
            #expect(steps.allSatisfy { $0.hasPrefix("SEARCH ") }, "\(steps)")
        }
    }

    @Test func `are given to everybody of a state from before there were any`() throws {
        let queue = try DatabaseQueue()
        try Schema.migrator.migrate(queue, upTo: "1 first season")
        try queue.write { db in
            for (person, layer) in [("ada", 0), ("ada", 1), ("emmy", 0)] {
                try db.execute(
                    sql: """
                        INSERT INTO roster (seminar, person, layer, position, name, email, tags, enrolled_at)
                        VALUES ('graphs', ?, ?, 0, '', '', '', 0)
                        """, arguments: [person, layer])
            }
        }
        try Schema.migrator.migrate(queue)
        let people = try queue.read { db in
            try String.fetchAll(db, sql: "SELECT person FROM personal_link ORDER BY number")
        }
        #expect(people == ["ada", "emmy"])
    }

    @Test func `have stamps that only go up`() throws {
        let event = try Identifier(named: "report")
        let ada = try makeEntry("Ada").person
        func stamp(_ sequence: Int, _ hash: String) -> [Identifier: EventStamp] {
            [event: EventStamp(sequence: sequence, lastModified: start, contentHash: hash)]
        }
        #expect(try store.record(personalStamps: stamp(2, "a"), of: [ada], in: seminar) == stamp(2, "a"))
        #expect(try store.record(personalStamps: stamp(2, "b"), of: [ada], in: seminar) == stamp(2, "a"))
        #expect(try store.record(personalStamps: stamp(3, "c"), of: [ada], in: seminar) == stamp(3, "c"))
        #expect(try store.personalStamps(of: [ada], in: seminar).latest == stamp(3, "c"))
    }

    @Test func `have stamps that only go up when two people become one, and when they part again`() throws {
        let event = try Identifier(named: "report")
        let (one, two) = (PersonID("17"), PersonID("19"))
        func stamp(_ sequence: Int, _ hash: String) -> [Identifier: EventStamp] {
            [event: EventStamp(sequence: sequence, lastModified: start, contentHash: hash)]
        }
        _ = try store.record(personalStamps: stamp(5, "a"), of: [one], in: seminar)
        _ = try store.record(personalStamps: stamp(2, "b"), of: [two], in: seminar)

        let joined = try store.personalStamps(of: [two, one], in: seminar)
        #expect(joined.latest == stamp(5, "a") && joined.lagging == stamp(5, "a"))
        _ = try store.record(personalStamps: joined.lagging, of: [two, one], in: seminar)

        #expect(try store.personalStamps(of: [two, one], in: seminar).lagging.isEmpty)
        #expect(try store.personalStamps(of: [two], in: seminar).latest == stamp(5, "a"))
    }

    @Test func `of one number that say different things are followed by another`() throws {
        let event = try Identifier(named: "report")
        for (person, hash) in [("17", "a"), ("19", "b")] {
            let stamp = EventStamp(sequence: 3, lastModified: start, contentHash: hash)
            _ = try store.record(personalStamps: [event: stamp], of: [PersonID(person)], in: seminar)
        }
        let joined = try store.personalStamps(of: [PersonID("17"), PersonID("19")], in: seminar)
        #expect(joined.latest[event]?.sequence == 3 && joined.latest[event]?.contentHash == "")
    }
}
