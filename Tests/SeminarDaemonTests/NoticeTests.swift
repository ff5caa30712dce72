import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct NoticeTests {
    private func edited(_ text: String, in season: Rehearsal) async throws {
        try season.write(text, to: "seminars/graphs.yaml")
        #expect(try await season.reload().refused.isEmpty)
    }

    private func subjects(_ season: Rehearsal) throws -> [String] {
        try season.store.mails(MailFilter()).compactMap(\.subject)
    }

    @Test func `a moved date is told to everybody who knew the old one, after the delay`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await edited(Rehearsal.seminar(due: "2021-05-10"), in: season)
        try await season.live(until: "2021-04-01 12:09")
        #expect(season.relay.messages.isEmpty)
        try await season.live(until: "2021-04-01 12:10")
        #expect(season.relay.recipients.sorted() == ["ada@example.org", "juergen@example.org"])
        let ada = season.relay.messages.first { $0.recipient.description == "ada@example.org" }
        let text = String(decoding: try #require(ada).bytes, as: UTF8.self)
        #expect(text.contains("10 May 2021") && text.contains("3 May 2021"))
    }

    @Test func `a change that is taken back within the delay mails nobody`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await edited(Rehearsal.seminar(due: "2021-05-10"), in: season)
        try await season.live(until: "2021-04-01 12:05")
        try await edited(Rehearsal.seminar, in: season)
        try await season.live(until: "2021-04-02")
        #expect(season.relay.messages.isEmpty)
        #expect(try season.store.nextAnnouncement() == nil)
    }

    @Test func `two edits are one mail, from the first date to the last`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await edited(Rehearsal.seminar(due: "2021-05-10"), in: season)
        try await season.live(until: "2021-04-01 12:05")
        try await edited(Rehearsal.seminar(due: "2021-05-17"), in: season)
        try await season.live(until: "2021-04-01 12:14")
        #expect(season.relay.messages.isEmpty)
        try await season.live(until: "2021-04-02")
        let texts = season.relay.messages.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(texts.count == 2)
        #expect(texts.allSatisfy { !$0.contains("10 May") && !$0.contains("10. Mai") })
    }

    @Test func `a notice that waits for the relay gives way to a later one`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.alwaysDefers()
        try await edited(Rehearsal.seminar(due: "2021-05-10"), in: season)
        try await season.live(until: "2021-04-01 13:00")
        try await edited(Rehearsal.seminar(due: "2021-05-17"), in: season)
        try await season.live(until: "2021-04-01 13:09")
        #expect(try season.store.countsByState()[.held] == 2)
        try await season.live(until: "2021-04-01 13:10")
        #expect(try season.store.countsByState()[.cancelled] == 2)
        let known = season.relay.messages.count
        try await season.live(until: "2021-04-02")
        let texts = season.relay.messages.dropFirst(known).map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(!texts.isEmpty && texts.allSatisfy { $0.contains("17 May") || $0.contains("17. Mai") })
    }

    @Test func `an event that was added by mistake and is taken out within the delay is told to nobody`() async throws {
        let talk = "  - { id: talk, summary: Talk, start: 2021-05-20 14:00, duration: 2h, remind: [] }"
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await edited(Rehearsal.seminar(due: "2021-05-03", extra: talk), in: season)
        try await season.live(until: "2021-04-01 12:05")
        try await edited(Rehearsal.seminar, in: season)
        try await season.live(until: "2021-04-02")
        #expect(season.relay.messages.isEmpty)
        #expect(try season.store.nextAnnouncement() == nil)
    }

    @Test func `another wording is silent`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await edited(Rehearsal.seminar(due: "2021-05-03", summary: "Hand in your report"), in: season)
        try await season.live(until: "2021-04-02")
        #expect(season.relay.messages.isEmpty)
    }

    @Test func `an event that is taken out of the file is cancelled, and who hears of it can read so`() async throws {
        let talk = "  - { id: talk, summary: Talk, start: 2021-05-20 14:00, duration: 2h, remind: [] }"
        let season = try await Rehearsal(
            at: "2021-04-01 12:00", seminar: Rehearsal.seminar(due: "2021-05-03", extra: talk))
        try await edited(Rehearsal.seminar, in: season)
        try await season.live(until: "2021-04-02")
        #expect(try subjects(season).contains { $0.hasPrefix("Cancelled: Talk") })
    }

    @Test func `an event that comes back after people were told that it is cancelled is told as revived`() async throws
    {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await edited(
            Rehearsal.seminar(due: "2021-05-03").replacing(/events:[\s\S]*/, with: "events: []\n"), in: season)
        try await season.live(until: "2021-04-02")
        #expect(season.happened.mails.map { $0.items.map(\.rule) } == [["notice: cancelled"], ["notice: cancelled"]])
        try await edited(Rehearsal.seminar, in: season)
        try await season.live(until: "2021-04-03")
        #expect(
            season.happened.mails.suffix(2).map { $0.items.map(\.rule) } == [["notice: revived"], ["notice: revived"]])
        #expect(season.relay.messages.count == 4)
    }

    @Test func `a date that is over is told to nobody`() async throws {
        let season = try await Rehearsal(at: "2021-06-01 12:00")
        try await edited(Rehearsal.seminar(due: "2021-05-04"), in: season)
        try await season.live(until: "2021-06-02")
        #expect(season.relay.messages.isEmpty)
    }

    @Test func `a notice survives a crash before it is sent, and is sent once`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await edited(Rehearsal.seminar(due: "2021-05-10"), in: season)
        try await season.crash(restartingAt: "2021-04-01 14:00")
        try await season.live(until: "2021-04-02")
        try await season.crash(restartingAt: "2021-04-02 14:00")
        try await season.live(until: "2021-04-03")
        #expect(season.relay.messages.count == 2)
    }

    @Test func `a date that was moved while the service was down is told after its start`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try season.write(Rehearsal.seminar(due: "2021-05-10"), to: "seminars/graphs.yaml")
        try await season.crash(restartingAt: "2021-04-02 14:00")
        try await season.live(until: "2021-04-03")
        #expect(season.relay.messages.count == 2)
    }

    @Test func `who has left, or came after the change, is told nothing`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await edited(Rehearsal.seminar(due: "2021-05-10"), in: season)
        let graphs = try #require(Identifier("graphs"))
        season.clock.move(to: try berlin("2021-04-01 12:05"))
        _ = try season.store.deregister(PersonID("ada@example.org"), from: graphs, at: season.clock.now())
        let grace = RosterEntry(name: "Grace", email: try EmailAddress(parsing: "grace@example.org"))
        try season.store.add(grace, to: graphs, at: season.clock.now())
        try await season.live(until: "2021-04-02")
        #expect(season.relay.recipients == ["juergen@example.org"])
    }
}

@Suite struct RosterCommandTests {
    @Test func `a roster that a command brought in outlives a reload, until the file itself is edited`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let graphs = try #require(Identifier("graphs"))
        let both = Rehearsal.roster + "\nGrace Hopper,grace@example.org,\n"
        _ = try await season.engine.importRoster(
            Array(both.utf8), file: "other.csv", into: graphs, confirmed: false)
        _ = try await season.reload()
        #expect(try season.store.participants(of: graphs).filter(\.isEnrolled).count == 3)
        try season.write(both + "Emmy Noether,emmy@example.org,\n", to: "roster.csv")
        _ = try await season.reload()
        #expect(try season.store.participants(of: graphs).filter(\.isEnrolled).count == 4)
    }
}
