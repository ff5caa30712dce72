import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

/// How answers to organisers count, name and tell people apart.
@Suite struct PeopleInAnswersTests {
    private static let ada = "ada@example.org"

    /// Besides the first seminar another one of the same organiser's, whose roster may be another.
    private func withTrees(roster: String = "roster.csv") async throws -> Rehearsal {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let trees = Rehearsal.seminar.replacing("seminar: graphs", with: "seminar: trees")
            .replacing("../roster.csv", with: "../\(roster)")
        try season.write("name,email\nOlga Organiser,olga@example.org\n", to: "olga.csv")
        try season.write(
            roster == "roster.csv" ? trees : trees.replacing("olga@", with: "otto@"), to: "seminars/trees.yaml")
        #expect(try await season.reload().refused.isEmpty)
        return season
    }

    @Test(arguments: ["roster.csv", "olga.csv"])
    func `a silence asks which seminar is meant where somebody is in two, as organiser or as participant`(
        roster: String
    ) async throws {
        let season = try await withTrees(roster: roster)
        func silence(in seminar: String?) throws -> SilenceChange {
            let question = SilenceAddition(
                seminar: seminar, person: "olga@example.org", until: "2021-05-01", reason: "away")
            return try season.desk().addSilence(question, by: "olga")
        }
        let failure = #expect(throws: ControlFailure.self) { _ = try silence(in: nil) }
        #expect(failure?.exitStatus == .usage && failure?.message.contains("olga@example.org in trees") == true)
        #expect(try silence(in: "trees").silence.seminar == "trees")
    }

    @Test func `rows that are one person are counted once, and listed as one`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try season.desk().add(RosterAddition(email: "a@example.org", name: "A. L.", seminar: "graphs", id: "7"))
        _ = try season.desk().add(RosterAddition(email: Self.ada, name: "A. L.", seminar: "graphs", id: "7"))
        let rows = try season.desk().roster(SeminarQuestion(seminar: nil))
        #expect(rows.map(\.person) == [Self.ada, "juergen@example.org", "7"])
        #expect(rows.map(\.samePersonAs) == [nil, nil, Self.ada])
        #expect(try await season.desk().status().seminars.map(\.participants) == [2])
    }

    @Test func `after a restore people are named by their addresses, and what is one person's is said to be`()
        async throws
    {
        let season = try await Rehearsal(
            at: "2021-04-01 12:00",
            roster: "id,name,email\n1,Ada Lovelace,ada@example.org\n2,Bob Berg,bob@example.org\n")
        try await season.live(until: "2021-04-25 12:00")
        _ = try await season.desk().extend(
            ExtensionQuestion(person: "1", event: "report", until: "2021-05-10"), by: "olga")
        let copy = season.folder.appending(path: "copy.sqlite").path
        try season.store.backUp(to: copy, at: season.clock.now())
        season.store.close()
        _ = try StateStore.restore(copy, to: season.folder.appending(path: "state.sqlite").path, at: season.clock.now())
        try await season.crash(restartingAt: "2021-04-27 10:00")
        try await season.live(until: "2021-04-27 10:00")
        let items = try season.desk().gap().items
        #expect(items.map(\.kind) == ["reminder", "notice"] && items.map(\.about) == ["report", "report"])
        #expect(items.map(\.to) == ["bob@example.org", Self.ada])
    }
}
