import Foundation
import GRDB
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `The sums of the state` {
    private let store: StateStore
    private let seminar: Identifier

    init() throws {
        store = try memory()
        seminar = try Identifier(named: "tadl-ss21")
    }

    private func counted() throws -> [DeliveryState: Int] {
        let rows = try store.read { db in
            try db.values("SELECT state, COUNT(*) AS mails FROM outbox GROUP BY state") {
                (try $0.word("state") as DeliveryState, try $0.value("mails") as Int)
            }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    @Test func `are what one would count, whatever happens to mails`() throws {
        let ids = try (1...9).map { try store.queueMail(try makeLedgerEntry("event-\($0)")) }
        for (id, state) in zip(ids, DeliveryState.allCases.filter { $0 != .queued && $0 != .sending }) {
            try store.finish(id, as: state)
        }
        _ = try store.cancel(ids[8])
        _ = try store.retry(mail: ids[2], at: hour(2))
        let test = try store.insertTestMail(
            to: try EmailAddress(parsing: "ada@example.org"), usefulUntil: hour(9), at: hour(1))
        try store.write { db in try db.run("DELETE FROM outbox WHERE id = ?", [test]) }

        let sums = try store.countsByState().filter { $0.value != 0 }
        #expect(try sums == counted() && sums.values.reduce(0, +) == 9)
    }

    @Test func `count as enrolled whom the roster has, each person once`() throws {
        let names = (1...9).map { "P\($0)" }
        func person(_ number: Int) -> PersonID { PersonID("p\(number)@example.org") }
        _ = try store.importRoster(
            try names.map { try makeEntry($0) }, into: seminar, digest: "1", at: start, allowingLargeRemoval: true)
        _ = try store.importRoster(
            try names.dropLast().map { try makeEntry($0) }, into: seminar, digest: "2", at: hour(1),
            allowingLargeRemoval: true)
        _ = try store.remove(person(1), from: seminar, at: hour(2))
        try store.add(try makeEntry("P2", paper: "other"), to: seminar, at: hour(2))
        try store.add(try makeEntry("New"), to: seminar, at: hour(2))
        try store.add(try makeEntry("Gone"), to: seminar, at: hour(2))
        _ = try store.remove(PersonID("gone@example.org"), from: seminar, at: hour(3))
        _ = try store.deregister(person(2), from: seminar, at: hour(3))

        // Rows with one address: the file's and a command's, two of commands, and one with somebody who is out.
        try store.add(try makeEntry("P. Three", id: "33", email: "P3@Example.org"), to: seminar, at: hour(3))
        try store.add(try makeEntry("New", id: "1", email: "new@example.org"), to: seminar, at: hour(3))
        try store.add(try makeEntry("P. Nine", id: "99", email: "p9@example.org"), to: seminar, at: hour(3))

        // Somebody who was taken out, and has got an id since.
        _ = try store.remove(person(5), from: seminar, at: hour(4))
        let file = try names.dropLast().map { try makeEntry($0, id: $0 == "P5" ? "5" : nil) }
        _ = try store.importRoster(file, into: seminar, digest: "3", at: hour(5))

        let enrolled = try store.participants(of: seminar).people.filter(\.isEnrolled)
        #expect(try store.enrolled() == [seminar: enrolled.count] && enrolled.count == 7)
    }

    @Test func `mails that wait are counted to one beyond the limit and no further`() throws {
        for number in 1...4 { _ = try store.queueMail(try makeLedgerEntry("event-\(number)")) }
        let later = hour(99)
        #expect(try [1, 3, 4, 9].map { try store.count(waitingSince: later, upTo: $0) } == [2, 4, 4, 4])
    }

    @Test func `a mail that is due knows all rows of its roster that share an address with it, in their order`() throws
    {
        let entries = [
            try makeEntry("Emmy"), try makeEntry("Ada", id: "7", email: "both@example.org"),
            try makeEntry("Ada", id: "3", email: "BOTH@example.org"), try makeEntry("Grace"),
        ]
        _ = try store.importRoster(entries, into: seminar, digest: "1", at: start, allowingLargeRemoval: true)
        let id = try store.queueMail(try makeLedgerEntry(person: PersonID("3")))
        let due = try store.dueMails(at: hour(2), limit: 9)
        #expect(due.mails.map(\.mail.id) == [id] && due.isPaused == false)
        #expect(due.mails.first?.namesakes.map(\.person.text) == ["7", "3"])
        #expect(Set(due.mails.flatMap(\.links.keys).map(\.text)) == ["7", "3"])
    }
}
