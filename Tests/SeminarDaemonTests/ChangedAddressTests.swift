import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

/// `roster change-address`: somebody who is known by the address gets another one.
@Suite struct ChangedAddressTests {
    private static let ada = "ada@example.org"
    private static let king = "king@example.org"
    private static let roster = "name,email\nAda Abel,ada@example.org\nBob Berg,bob@example.org\n"
    private static let corrected = roster.replacing(ada, with: king)
    private let graphs = Identifier("graphs") ?? .welcome

    enum Order: CaseIterable { case commandOnly, commandFirst, fileFirst }

    private func read(_ roster: String, in season: Rehearsal) async throws {
        try season.write(roster, to: "roster.csv")
        _ = try await season.engine.importRoster(Array(roster.utf8), file: "r.csv", into: graphs, confirmed: true)
    }

    @discardableResult
    private func change(_ person: String = ada, to address: String = king, in season: Rehearsal) throws -> RosterChange
    {
        try season.desk().changeAddress(AddressQuestion(person: person, email: address))
    }

    private func correct(_ season: Rehearsal, _ order: Order, at instant: String) async throws {
        switch order {
        case .commandOnly:
            try change(in: season)
            try await read(Self.roster + "Cid Clay,cid@example.org\n", in: season)
        case .commandFirst:
            try change(in: season)
            try await read(Self.corrected, in: season)
        case .fileFirst:
            try await read(Self.corrected, in: season)
            try await season.live(until: instant)
            try change(in: season)
        }
    }

    private func person(_ address: String, in season: Rehearsal) throws -> Participant? {
        try season.store.participants(of: graphs).people.first { $0.email.description == address && $0.isEnrolled }
    }

    @Test(arguments: Order.allCases)
    func `what was done, sent and linked stays the person's, whichever comes first`(order: Order) async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.roster)
        try await season.live(until: "2021-04-26 12:00")
        let link = try #require(try season.store.personalLink(of: PersonID(Self.ada), in: graphs))
        _ = try await season.desk().setDone(
            ObligationQuestion(person: Self.ada, obligation: "report"), true, by: "olga")
        try await correct(season, order, at: "2021-04-27 12:00")
        let after = try #require(try person(Self.king, in: season))
        #expect(try after.done.map(\.text) == ["report"] && after.enrolledAt == berlin("2021-04-01 12:00"))
        #expect(try person(Self.ada, in: season) == nil)
        #expect(try season.store.personalLink(number: link.number).map(\.person).map(after.keys.contains) == true)
        try await season.live(until: "2021-06-01")
        #expect(season.subjects(to: Self.king).isEmpty && season.subjects(to: Self.ada).count == 1)
        #expect(try season.desk().outbox(OutboxQuestion(person: Self.king)).count == 1)
    }

    @Test(arguments: Order.allCases, [true, false])
    func `mail that waits or was refused goes to the new address`(order: Order, isRefused: Bool) async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.roster)
        season.relay.always(
            isRefused ? CorrectedAddressTests.refusal : .deferred(reason: "greylisted", reply: nil))
        try await season.live(until: "2021-04-26 08:00")
        try await correct(season, order, at: "2021-04-26 10:00")
        season.relay.alwaysAccepts()
        try await season.live(until: "2021-04-26 13:00")
        #expect(season.subjects(to: Self.king).count == 1 && season.subjects(to: Self.ada).isEmpty)
        try await season.live(until: "2021-06-01")
        #expect(season.subjects(to: Self.king).count == 2)
    }

    @Test func `an address goes back to what it was`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.roster)
        try change(in: season)
        #expect(try change(Self.king, to: Self.ada, in: season).person == Self.ada)
        #expect(try !change(Self.king, to: "Ada@example.org", in: season).changed)
        try await read(Self.roster + "Cid Clay,cid@example.org\n", in: season)
        try await season.live(until: "2021-06-01")
        #expect(season.subjects(to: Self.ada).count == 2 && season.subjects(to: Self.king).isEmpty)
    }

    @Test(arguments: ["bob@example.org", "left@example.org", "first@example.org", "ada.b@example.org"])
    func `an address that is or was another row's is refused with the remedy`(address: String) async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.roster + "Lea Left,left@example.org\n")
        try await read(Self.roster + "Ada B. Abel,ada.b@example.org\nCid,first@example.org\n", in: season)
        try change("first@example.org", to: "second@example.org", in: season)
        let failure = #expect(throws: ControlFailure.self) { try change(to: address, in: season) }
        #expect(failure?.message.contains(address) == true && failure?.message.contains(";") == true)
        #expect(try person(Self.ada, in: season) != nil)
    }

    @Test func `the former address of somebody is refused to another`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.roster)
        try change(in: season)
        try season.write(Self.corrected + "Zoe Zahn,\(Self.ada)\n", to: "roster.csv")
        let complaint = try #require(try await season.reload().refused.first?.complaints.first)
        #expect(complaint.contains("roster.csv:4:10: the address \(Self.ada) was Ada Abel's (\(Self.king)), who has"))
    }

    @Test func `whoever has an id keeps it, and the file's address counts again after a reset`() async throws {
        let season = try await Rehearsal(
            at: "2021-04-01 12:00", roster: "id,name,email\n1,Ada Abel,ada@example.org\n")
        #expect(try change("1", in: season).person == "1")
        #expect(try person(Self.king, in: season)?.person.text == "1")
        _ = try await season.desk().reset(PersonQuestion(person: "1"), by: "olga")
        #expect(try person(Self.ada, in: season)?.person.text == "1")
    }
}
