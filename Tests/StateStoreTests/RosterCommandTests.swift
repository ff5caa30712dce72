import Foundation
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `Commands about people` {
    private let store: StateStore
    private let seminar: Identifier
    private let report: Identifier

    init() throws {
        store = try memory()
        seminar = try Identifier(named: "tadl-ss21")
        report = try Identifier(named: "report")
        try importFile(["Ada", "Emmy"], at: start)
    }

    private func importFile(_ names: [String], at now: Date) throws {
        let entries = try names.map { try makeEntry($0) }
        _ = try store.importRoster(
            entries, into: seminar, digest: "\(now)", at: now, allowingLargeRemoval: true)
    }

    private func person(_ id: PersonID = .ada) throws -> Participant {
        try #require(try store.participant(id, of: seminar))
    }

    @Test func `a removal outlives every import until it is reset`() throws {
        #expect(try store.remove(.ada, from: seminar, at: hour(1)))
        try importFile(["Ada", "Emmy"], at: hour(2))
        #expect(try person().leftAt == hour(1))

        #expect(try store.reset(.ada, in: seminar, at: hour(3)))

        #expect(try person().leftAt == nil)
        #expect(try person().enrolledAt == hour(3), "owed nothing from while the person was out")
    }

    @Test func `who was added stays, though the file never has the person`() throws {
        try store.add(try makeEntry("Grace"), to: seminar, at: hour(1))
        try importFile(["Emmy", "Ada"], at: hour(2))

        let people = try store.participants(of: seminar)
        #expect(people.map(\.name) == ["Emmy", "Ada", "Grace"])
        #expect(people.last?.enrolledAt == hour(1))

        #expect(try store.reset(PersonID("grace@example.org"), in: seminar, at: hour(3)))
        #expect(try store.participants(of: seminar).map(\.name) == ["Emmy", "Ada"])
    }

    @Test func `other data for a known person wins over the file, at the file's place`() throws {
        try store.add(try makeEntry("Ada", paper: "other-paper"), to: seminar, at: hour(1))
        try importFile(["Ada", "Emmy"], at: hour(2))

        #expect(try store.participants(of: seminar).map(\.person) == [.ada, .emmy])
        #expect(try person().paper == "other-paper" && person().enrolledAt == start)
        _ = try store.reset(.ada, in: seminar, at: hour(3))
        #expect(try person().paper == nil && person().enrolledAt == start)
    }

    @Test func `who was added after leaving is enrolled from then on`() throws {
        _ = try store.deregister(.ada, from: seminar, at: hour(1))

        try store.add(try makeEntry("Ada"), to: seminar, at: hour(2))

        #expect(try person().leftAt == nil)
        #expect(try person().enrolledAt == hour(2))
    }

    @Test func `who was added and vanishes from the file stays`() throws {
        try store.add(try makeEntry("Ada"), to: seminar, at: hour(1))

        try importFile(["Emmy"], at: hour(2))

        #expect(try person().isEnrolled)
        _ = try store.reset(.ada, in: seminar, at: hour(3))
        #expect(try person().leftAt == hour(2))
    }

    @Test func `leaving twice keeps the first moment`() throws {
        try importFile(["Emmy"], at: hour(1))

        _ = try store.deregister(.ada, from: seminar, at: hour(2))

        #expect(try person().leftAt == hour(1))
    }

    @Test func `done stops until undone, and a reset forgets it`() throws {
        #expect(try store.setDone(report, for: .ada, in: seminar, at: hour(1), by: "esser"))
        #expect(try person().done == [report] && person(.emmy).done.isEmpty)
        _ = try store.setUndone(report, for: .ada, in: seminar, at: hour(2), by: "ada")
        #expect(try person().done.isEmpty)

        _ = try store.setDone(report, for: .ada, in: seminar, at: hour(3), by: "esser")
        _ = try store.reset(.ada, in: seminar, at: hour(4))

        #expect(try person().done.isEmpty)
    }

    @Test func `an opt-out is the person's own and outlives a reset`() throws {
        _ = try store.setOptedOut(true, for: .ada, in: seminar, at: hour(1))
        _ = try store.setOptedOut(true, for: .ada, in: seminar, at: hour(2))
        _ = try store.reset(.ada, in: seminar, at: hour(3))
        #expect(try person().optedOutAt == hour(1))

        _ = try store.setOptedOut(false, for: .ada, in: seminar, at: hour(4))

        #expect(try person().optedOutAt == nil)
    }

    @Test func `nobody is made up by a mistyped id`() throws {
        let nobody = PersonID("adda@example.org")

        #expect(try store.remove(nobody, from: seminar, at: hour(1)) == false)
        #expect(try store.deregister(nobody, from: seminar, at: hour(1)) == false)
        #expect(try store.setDone(report, for: nobody, in: seminar, at: hour(1), by: "esser") == false)
        #expect(try store.setOptedOut(true, for: nobody, in: seminar, at: hour(1)) == false)
        #expect(try store.reset(nobody, in: seminar, at: hour(1)) == false)
        #expect(try store.participants(of: seminar).count == 2)
    }

    @Test(arguments: ["ge42abc", "G.Hopper@Example.ORG", "grace hopper"])
    func `a person is found by id, address or name`(text: String) throws {
        try store.activate(try makeSeminar(), stamps: [:], plan: [], lastInstant: start)
        try store.add(
            try makeEntry("Grace Hopper", id: "ge42abc", email: "g.hopper@example.org"), to: seminar, at: start)

        #expect(try store.findPerson(text).map(\.participant.name) == ["Grace Hopper"])
        #expect(try store.findPerson(text, in: seminar).map(\.seminar) == [seminar])
        #expect(try store.findPerson(text, in: try Identifier(named: "other")).isEmpty)
    }

    @Test func `a name that several have finds all of them, a seminar that is gone nobody`() throws {
        try store.activate(try makeSeminar(), stamps: [:], plan: [], lastInstant: start)
        try store.add(try makeEntry("Ada", email: "ada2@example.org"), to: seminar, at: start)
        #expect(try store.findPerson("Ada").count == 2)
        #expect(try store.findPerson("ada@example.org").count == 1)

        try store.remove(seminar: seminar, at: hour(1))

        #expect(try store.findPerson("Ada").isEmpty)
        #expect(try store.findPerson("Ada", in: seminar).count == 2)
    }
}
