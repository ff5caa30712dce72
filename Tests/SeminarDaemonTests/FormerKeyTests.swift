import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

/// What was kept of somebody before the roster gave them an id.
@Suite struct FormerKeyTests {
    private static let without = "id,name,email\n,Ada Lovelace,ada@example.org\n,Eve Eaton,eve@example.org\n"
    private static let with = without.replacing(",Eve", with: "5,Eve")
    private static let eve = "eve@example.org"

    private func read(_ roster: String, in season: Rehearsal) async throws {
        try season.write(roster, to: "roster.csv")
        #expect(try await season.reload().refused.isEmpty)
    }

    @Test func `a mail that was refused before the id came goes to the corrected address`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.without)
        season.relay.always(CorrectedAddressTests.refusal)
        try await season.live(until: "2021-04-26 08:00")
        try await read(Self.with, in: season)
        try await season.live(until: "2021-04-26 09:00")
        season.relay.alwaysAccepts()
        try await read(Self.with.replacing(Self.eve, with: "eaton@example.org"), in: season)
        try await season.live(until: "2021-04-26 12:00")
        #expect(season.subjects(to: "eaton@example.org").count == 1)
    }

    @Test func `an outdated notice from before the id came gives way to the later one`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.without)
        season.relay.alwaysDefers()
        try await season.edit(Rehearsal.seminar(due: "2021-05-10"))
        try await season.live(until: "2021-04-01 13:00")
        try await read(Self.with, in: season)
        try await season.edit(Rehearsal.seminar(due: "2021-05-17"))
        try await season.live(until: "2021-04-01 13:10")
        #expect(try season.store.countsByState()[.cancelled] == 2)
        season.relay.alwaysAccepts()
        try await season.live(until: "2021-04-02")
        #expect(season.subjects(to: Self.eve).count == 1)
    }

    @Test func `explain knows the reminders of more time that was given before the id came`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.without)
        _ = try await season.desk().extend(
            ExtensionQuestion(person: Self.eve, event: "report", until: "2021-05-10"), by: "olga")
        func planned() throws -> [String] {
            try season.desk().explain(ExplainQuestion(person: Self.eve, event: nil, seminar: nil)).entries.map(\.due)
        }
        let before = try planned()
        try await read(Self.with, in: season)
        #expect(try planned() == before && before.count == 2)
        // From the next look at the seminar's file on there is one for each key.
        try await season.edit(Rehearsal.seminar(due: "2021-05-03", summary: "Hand in the report"))
        #expect(try planned() == before)
    }

    @Test(arguments: ["5", eve, "Eve Eaton"])
    func `the outbox of somebody lists also the mails from before the id came`(name: String) async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.without)
        try await season.live(until: "2021-04-26 08:00")
        try await read(Self.with, in: season)
        try await season.live(until: "2021-05-02 08:00")
        let mails = try season.desk().outbox(OutboxQuestion(person: name))
        #expect(mails.count == 2 && mails.allSatisfy { $0.to == Self.eve })
    }

    @Test func `a worksheet of those who have handed in may have the id from before`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.with)
        try await read(Self.with.replacing("5,Eve", with: "55,Eve"), in: season)
        let report = try season.desk().importDone(
            DoneImport(obligation: "report", seminar: nil, file: "done.csv", text: "id\n5\n"), by: "olga")
        #expect(report.marked == ["55"] && report.unknown.isEmpty)
    }
}
