import Foundation
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `A roster's file` {
    private let store: StateStore
    private let seminar: Identifier

    init() throws {
        store = try memory()
        seminar = try Identifier(named: "tadl-ss21")
    }

    private func makeEntries(_ names: [String]) throws -> [RosterEntry] { try names.map { try makeEntry($0) } }

    @discardableResult
    private func importing(_ names: [String], at now: Date, allowing: Bool = true) throws -> RosterImport {
        try store.importRoster(
            try makeEntries(names), into: seminar, digest: names.joined(), at: now, allowingLargeRemoval: allowing)
    }

    @Test func `that was cut short removes nobody until somebody says so`() throws {
        try importing(["Ada", "Emmy", "Grace", "Maryam"], at: start)

        let cut = try importing(["Ada"], at: hour(1), allowing: false)

        #expect(cut.needsConfirmation && cut.removed.count == 3)
        #expect(try store.participants(of: seminar).allSatisfy(\.isEnrolled))
        #expect(try store.rosterDigest(of: seminar) == "AdaEmmyGraceMaryam")
        #expect(try importing(["Ada"], at: hour(1)).needsConfirmation == false)
        #expect(try store.participants(of: seminar).filter(\.isEnrolled).map(\.name) == ["Ada"])
    }

    @Test(arguments: [(1, false), (2, true)])
    func `may lose a fifth of its people, and not more`(removed: Int, needsConfirmation: Bool) throws {
        let names = ["Ada", "Emmy", "Grace", "Maryam", "Sofia"]
        try importing(names, at: start)

        let outcome = try importing(Array(names.dropLast(removed)), at: hour(1), allowing: false)

        #expect(outcome.needsConfirmation == needsConfirmation)
        #expect(outcome.removed.count == removed && outcome.unchanged == 5 - removed)
    }

    @Test func `enrols who is new at that moment, and again who is back`() throws {
        try importing(["Ada", "Emmy"], at: start)
        try importing(["Ada"], at: hour(1))
        #expect(try store.participant(.emmy, of: seminar)?.leftAt == hour(1))

        let outcome = try importing(["Emmy", "Ada", "Grace"], at: hour(2))

        #expect(outcome.added == [.emmy, PersonID("grace@example.org")] && outcome.unchanged == 1)
        let people = try store.participants(of: seminar)
        #expect(people.map(\.name) == ["Emmy", "Ada", "Grace"])
        #expect(people.map(\.enrolledAt) == [hour(2), start, hour(2)])
        #expect(people.allSatisfy { $0.leftAt == nil })
    }

    @Test func `changes what is known of a person and not since when`() throws {
        try importing(["Ada"], at: start)
        let ada = try makeEntry("Ada", paper: "gradient-starvation")

        let outcome = try store.importRoster([ada], into: seminar, digest: "2", at: hour(1))

        #expect(outcome == RosterImport(changed: [.ada]))
        let participant = try #require(try store.participant(.ada, of: seminar))
        #expect(participant.paper == "gradient-starvation" && participant.enrolledAt == start)
    }

    @Test func `keeps every column`() throws {
        var entry = try makeEntry("Zoë", id: "ge42abc", email: "Z.Oe@Example.org", paper: "p1")
        entry.language = .german
        entry.talk = "2021-07-26 10:00"
        entry.tags = ["ects-5", "late comer"]

        _ = try store.importRoster([entry], into: seminar, digest: "1", at: start)

        let expected = Participant(
            person: PersonID("ge42abc"), name: "Zoë", email: entry.email, language: .german, paper: "p1",
            talk: "2021-07-26 10:00", tags: ["ects-5", "late comer"], enrolledAt: start)
        #expect(try store.participants(of: seminar) == [expected])
        #expect(try store.participants(of: seminar).first?.email.description == "Z.Oe@Example.org")
    }

    @Test func `with the same person twice counts the first`() throws {
        let outcome = try store.importRoster(
            [try makeEntry("Ada", paper: "1"), try makeEntry("Ada", paper: "2")], into: seminar, digest: "1", at: start)

        #expect(outcome.added == [.ada])
        #expect(try store.participants(of: seminar).map(\.paper) == ["1"])
    }

    @Test func `is one seminar's own`() throws {
        try importing(["Ada"], at: start)

        #expect(try store.participants(of: try Identifier(named: "other")).isEmpty)
        #expect(try store.rosterDigest(of: try Identifier(named: "other")) == nil)
    }
}
