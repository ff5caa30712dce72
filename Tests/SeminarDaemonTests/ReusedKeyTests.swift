import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

/// Ids of a roster that come with another person than before.
@Suite struct ReusedKeyTests {
    private static let three =
        "id,name,email\n1,Ada Abel,ada@example.org\n2,Bob Berg,bob@example.org\n"
        + "3,Cid Clay,cid@example.org\n"
    private static let corrected = three.replacing("\n1,", with: "\n11,")
    private static let reused = corrected + "1,Zoe Zahn,zoe@example.org\n"
    private static let exchanged = three.replacing("\n2,", with: "\n0,").replacing("\n3,", with: "\n2,")
        .replacing("\n0,", with: "\n3,")
    private static let welcoming = "welcome: true\n" + Rehearsal.seminar
    private let graphs = Identifier("graphs") ?? .welcome

    private func read(_ roster: String, in season: Rehearsal) async throws -> [String] {
        try season.write(roster, to: "roster.csv")
        return try await season.reload().refused.flatMap(\.complaints)
    }

    private func confirm(_ roster: String, in season: Rehearsal) async throws {
        try season.write(roster, to: "roster.csv")
        let outcome = try await season.engine.importRoster(
            Array(roster.utf8), file: "roster.csv", into: graphs, confirmed: true)
        #expect(outcome.complaints == nil)
    }

    private func done(_ person: String, in season: Rehearsal) async throws {
        let question = ObligationQuestion(person: person, obligation: "report")
        #expect(try await season.desk().setDone(question, true, by: "olga").changed)
    }

    private func states(_ season: Rehearsal) throws -> [String: String] {
        let rows = try season.desk().roster(SeminarQuestion(seminar: nil)).filter { $0.state != "left" }
        return Dictionary(rows.map { ($0.email, "\($0.person) \($0.done) \($0.extensions.map(\.until))") }) { $1 }
    }

    /// Ada's id was 1 while she handed in and got her first mail, and is 11 since.
    private func corrected() async throws -> Rehearsal {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.welcoming, roster: Self.three)
        try await season.live(until: "2021-04-02")
        try await done("1", in: season)
        #expect(try await read(Self.corrected, in: season) == [])
        return season
    }

    @Test func `an id that was somebody's is refused to another, and the roster stays as it was`() async throws {
        let season = try await corrected()
        let before = try states(season)
        let complaint = try #require(try await read(Self.reused, in: season).first)
        #expect(complaint.contains("roster.csv:5:1: the id 1 was Ada Abel's (ada@example.org), who has 11 now; "))
        #expect(complaint.contains("; give Zoe Zahn an id that nobody has had; "))
        #expect(complaint.contains(" --seminar graphs --yes\""))
        #expect(try states(season) == before && before.count == 3)
        #expect(try await season.problems().contains(complaint))
        let failure = #expect(throws: ControlFailure.self) {
            try season.desk().add(RosterAddition(email: "zoe@example.org", name: "Zoe", seminar: "graphs", id: "1"))
        }
        #expect(failure?.message.contains("the id 1 was Ada Abel's") == true)
    }

    @Test func `confirmed, the id begins anew, and what was known under it stays with whose it was`() async throws {
        let season = try await corrected()
        let old = try #require(try season.store.personalLink(of: PersonID("1"), in: graphs))
        try await confirm(Self.reused, in: season)
        try await season.live(until: "2021-06-01")
        let now = try states(season)
        #expect(now["ada@example.org"] == "11 [\"report\"] []" && now["zoe@example.org"] == "1 [] []")
        #expect(season.subjects(to: "ada@example.org").count == 1 && season.subjects(to: "zoe@example.org").count == 3)
        let mailed = try season.desk().explain(ExplainQuestion(person: "zoe@example.org")).entries.compactMap(\.mail)
        #expect(try mailed.allSatisfy { try season.store.mail($0)?.recipient.description == "zoe@example.org" })
        #expect(try season.store.personalLink(number: old.number) == nil)
        #expect(try await read(Self.reused + "\n", in: season) == [])
    }

    @Test func `two ids that are exchanged are refused, each at its row`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.three)
        try await done("2", in: season)
        let before = try states(season)
        let complaints = try await read(Self.exchanged, in: season)
        #expect(complaints.count == 2)
        #expect(complaints.first?.contains("roster.csv:3:1: the id 3 is Cid Clay's (cid@example.org), and") == true)
        #expect(try states(season) == before)
    }

    @Test func `confirmed, what is known goes with the addresses`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.welcoming, roster: Self.three)
        try await season.live(until: "2021-04-02")
        try await done("2", in: season)
        _ = try await season.desk().extend(
            ExtensionQuestion(person: "3", event: "report", until: "2021-05-10"), by: "olga")
        try await confirm(Self.exchanged, in: season)
        #expect(try states(season)["bob@example.org"] == "3 [\"report\"] []")
        #expect(try states(season)["cid@example.org"] == "2 [] [\"2021-05-10\"]")
        try await season.live(until: "2021-06-01")
        // A welcome; and a welcome, the new date, and two reminders of it.
        #expect(season.subjects(to: "bob@example.org").count == 1 && season.subjects(to: "cid@example.org").count == 4)
    }

    @Test func `an id is taken back and forth by the person whose it is`() async throws {
        let season = try await corrected()
        #expect(try await read(Self.three, in: season) == [])
        #expect(try states(season)["ada@example.org"] == "1 [\"report\"] []")
        #expect(try await read(Self.corrected, in: season) == [])
        #expect(try states(season)["ada@example.org"] == "11 [\"report\"] []")
        #expect(try season.desk().explain(ExplainQuestion(person: "1")).person == "11")
    }

    @Test func `what a command says of somebody's name and address is no reason to refuse the file`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.three)
        _ = try season.desk().add(
            RosterAddition(email: "king@example.org", name: "Augusta King", seminar: "graphs", id: "1"))
        #expect(try await read(Self.three + "4,Dan Dorn,dan@example.org\n", in: season) == [])
    }
}
