import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

/// Rows of a roster that are one person, whichever came first.
@Suite struct OnePersonTests {
    private static let ada = "ada@example.org"
    private static let others = "id,name,email\n18,Jürgen Weiß,juergen@example.org\n"
    private static let imported = others + "17,Ada Lovelace,Ada@Example.org\n"
    private static let welcoming = "welcome: true\n" + Rehearsal.seminar
    private let graphs = Identifier("graphs") ?? .welcome
    private let report = Identifier("report") ?? .welcome

    enum Order: CaseIterable { case addedFirst, importedFirst }

    private func read(_ roster: String, in season: Rehearsal) async throws {
        try season.write(roster, to: "roster.csv")
        _ = try await season.engine.importRoster(Array(roster.utf8), file: "r.csv", into: graphs, confirmed: true)
    }

    /// Ada, added by hand, without her id.
    private func add(in season: Rehearsal) throws {
        _ = try season.desk().add(RosterAddition(email: Self.ada, name: "Ada Lovelace", seminar: "graphs"))
    }

    private func season(_ seminar: String = Rehearsal.seminar) async throws -> Rehearsal {
        try await Rehearsal(at: "2021-04-01 12:00", seminar: seminar, roster: Self.others)
    }

    private func toAda(_ season: Rehearsal) -> Int { season.relay.recipients.count { $0.lowercased() == Self.ada } }

    @Test(arguments: Order.allCases)
    func `who is added by hand and imported with an id is greeted once and reminded once`(order: Order) async throws {
        let season = try await season(Self.welcoming)
        for step in order == .addedFirst ? [0, 1] : [1, 0] {
            if step == 0 { try add(in: season) } else { try await read(Self.imported, in: season) }
            try await season.live(until: "2021-04-02 12:00")
        }
        #expect(toAda(season) == 1)
        try await season.live(until: "2021-06-01")
        #expect(toAda(season) == 3)
        #expect(try season.store.participants(of: graphs).people.count == 2)
    }

    @Test func `a roster that gains ids greets nobody anew and asks for no confirmation`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.welcoming)
        try await season.live(until: "2021-04-02")
        try season.write(Self.imported, to: "roster.csv")
        #expect(try await season.reload().refused.isEmpty)
        try await season.live(until: "2021-06-01")
        #expect(toAda(season) == 3)
        #expect(try season.store.participants(of: graphs).filter(\.isEnrolled).count == 2)
    }

    @Test func `what the night held before the import goes out once, and is not looked at for ever`() async throws {
        let night = Rehearsal.seminar.replacing("events:", with: "quiet_hours: 06:00-09:00\nevents:")
        let season = try await season(night)
        try add(in: season)
        try await season.live(until: "2021-04-26 08:00")
        try await read(Self.imported, in: season)
        try await season.live(until: "2021-04-26 10:00")
        #expect(toAda(season) == 1)
        #expect(try season.store.heldEntries(through: season.clock.now()).isEmpty)
    }

    @Test(arguments: [true, false])
    func `a silence holds the person, whichever row it was made for`(isMadeBefore: Bool) async throws {
        let season = try await season()
        try add(in: season)
        if !isMadeBefore { try await read(Self.imported, in: season) }
        let silence = SilenceAddition(seminar: "graphs", person: Self.ada, until: "2021-04-28 09:00", reason: "away")
        _ = try season.desk().addSilence(silence, by: "olga")
        if isMadeBefore { try await read(Self.imported, in: season) }
        try await season.live(until: "2021-04-28 08:59")
        #expect(toAda(season) == 0)
        try await season.live(until: "2021-04-28 09:00")
        #expect(toAda(season) == 1)
    }

    @Test func `more time that was given before the import still counts`() async throws {
        let season = try await season()
        try add(in: season)
        _ = try await season.desk().extend(
            ExtensionQuestion(person: Self.ada, event: "report", until: "2021-05-10"), by: "olga")
        try await read(Self.imported, in: season)
        try await season.live(until: "2021-06-01")
        let sent = season.happened.mails.filter { $0.recipient.identity == Self.ada && $0.progress.state == .accepted }
        let occurrences = sent.flatMap(\.items).filter { !$0.rule.hasPrefix("notice") }.map(\.occurrence)
        #expect(occurrences == ["2021-05-10", "2021-05-10"] && toAda(season) == 3)
    }

    @Test(arguments: [Self.ada, "17"])
    func `what is done and undone by one row is so by the other`(key: String) async throws {
        let season = try await season()
        try add(in: season)
        let old = try #require(try season.store.personalLink(of: PersonID(Self.ada), in: graphs))
        try await read(Self.imported, in: season)
        let person = PersonID(key)
        #expect(try await season.engine.take(ParticipantWish(.done(report), of: person, in: graphs, by: "link")))
        try await season.live(until: "2021-05-01")
        #expect(toAda(season) == 0)
        // The link of the first mail leads to the same person.
        let visitor = try #require(try season.store.personalLink(number: old.number))
        #expect(try season.store.participant(visitor.person, of: graphs)?.done == [report])
        #expect(
            try await season.engine.take(ParticipantWish(.undone(report), of: visitor.person, in: graphs, by: "me")))
        try await season.live(until: "2021-05-01 01:00")
        #expect(toAda(season) == 1)
    }

    @Test func `links that are rotated are dead whichever row had them`() async throws {
        let season = try await season()
        try add(in: season)
        let old = try #require(try season.store.personalLink(of: PersonID(Self.ada), in: graphs))
        try await read(Self.imported, in: season)
        _ = try season.store.rotateLink(of: PersonID("17"), in: graphs)
        #expect(try season.store.personalLink(number: old.number)?.generation == 1)
    }

    @Test func `an address that is corrected keeps what was known of the one added by hand`() async throws {
        let season = try await season(Self.welcoming)
        try add(in: season)
        try await season.live(until: "2021-04-02")
        try await read(Self.imported, in: season)
        _ = try season.desk().add(
            RosterAddition(email: "king@example.org", name: "Ada King", seminar: "graphs", id: "17"))
        try await season.live(until: "2021-06-01")
        // No second person is left behind at the former address.
        #expect(toAda(season) == 1)
        #expect(season.subjects(to: "king@example.org").count == 2)
    }

    @Test func `two mails that wait when their people turn out to be one are one`() async throws {
        let twice = "id,name,email\n17,Ada Lovelace,ada@example.org\n19,A. Lovelace,lovelace@example.org\n"
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: twice)
        season.relay.alwaysDefers()
        try await season.live(until: "2021-04-26 08:00")
        _ = try season.desk().add(
            RosterAddition(email: Self.ada, name: "Ada Lovelace", seminar: "graphs", id: "19"))
        season.relay.alwaysAccepts()
        try await season.live(until: "2021-04-26 12:00")
        let ended = try season.store.mails().map(\.mail.progress)
        #expect(ended.map(\.state.rawValue).sorted() == ["accepted", "cancelled"])
        #expect(ended.contains { $0.reason == "already recorded" })
    }

    @Test func `rows that part again are reminded each, and keep what was said of both`() async throws {
        let season = try await season()
        try await read(Self.imported, in: season)
        func row(_ email: String) throws {
            _ = try season.desk().add(RosterAddition(email: email, name: "Bob Lovelace", seminar: "graphs", id: "19"))
        }
        try row(Self.ada)
        try await season.live(until: "2021-04-27")
        #expect(toAda(season) == 1)
        try row("bob@example.org")
        try await season.live(until: "2021-05-02 07:00")
        #expect(toAda(season) == 1 && !season.relay.recipients.contains("bob@example.org"))
        try await season.live(until: "2021-06-01")
        #expect(toAda(season) == 2 && season.relay.recipients.count { $0 == "bob@example.org" } == 1)
    }

    @Test func `whoever is removed by one row is not mailed by the other`() async throws {
        let season = try await season()
        try add(in: season)
        try await read(Self.imported, in: season)
        _ = try season.desk().remove(PersonQuestion(person: Self.ada, seminar: "graphs"))
        try await season.live(until: "2021-06-01")
        #expect(toAda(season) == 0)
    }
}
