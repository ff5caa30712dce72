import Foundation
import MailTransport
import SeminarCore
import StateStore
import TestSupport
import Testing

@testable import SeminarDaemon

/// From the due reminder to the record of what a real server said, with its faults in between.
@Suite(.timeLimit(.minutes(20)))
struct `A season over a faulty relay` {
    /// - Parameter silence: the stage at which the relay falls silent, and which alone is not waited for: what answers
    ///   may take its time on a busy machine.
    private func transport(
        _ server: ScriptedSMTPServer, connections: Int = 1, silence: SMTPServerStage? = nil
    ) -> SMTPConnections {
        var options = SMTPOptions(url: server.url, encryption: .none, helloName: "client.test")
        if silence == .greeting { options.connectTimeout = .seconds(2) }
        if silence == .endOfData { options.finalReplyTimeout = .seconds(2) }
        return SMTPConnections(options, atMost: connections)
    }

    /// Two reminders fall due on 26 April at 8, Ada's first; four hours are enough to try again.
    private func season(
        over server: ScriptedSMTPServer, silence: SMTPServerStage? = nil
    ) async throws -> Rehearsal {
        let season = try await Rehearsal(at: "2021-04-26 07:00", transport: transport(server, silence: silence))
        try await season.live(until: "2021-04-26 12:00")
        return season
    }

    private func attempts(_ season: Rehearsal) throws -> [Int] {
        try season.store.mails().map(\.mail.progress.attempts).sorted()
    }

    @Test func `repeats with the same bytes what was stored without a 250`() async throws {
        let server = try ScriptedSMTPServer(.at(.endOfData, message: 1, .drop))
        let season = try await season(over: server)
        let ada = server.messages.filter { $0.recipients == ["ada@example.org"] }
        #expect(ada.count == 2 && ada[0].bytes == ada[1].bytes)
        #expect(season.happened.mails.map(\.progress.state) == [.uncertain, .accepted, .accepted])
        #expect(try attempts(season) == [1, 2])
    }

    @Test func `blames nobody else for a late refusal`() async throws {
        // The refusal of Ada's mail comes when it counts as uncertain, and Jürgen's has just begun.
        let server = try ScriptedSMTPServer(
            .at(.endOfData, message: 1, .replyWhenReleased("550 5.1.1 late")), .at(.mail, message: 2, .releaseOthers))
        let season = try await season(over: server, silence: .endOfData)
        let happened = season.happened.mails
        #expect(happened.map(\.progress.state) == [.uncertain, .accepted, .accepted])
        #expect(happened.map(\.recipient.localPart) == ["ada", "juergen", "ada"])
        #expect(try season.store.addressMarks().isEmpty)
        #expect(Set(server.messages.filter { $0.recipients == ["ada@example.org"] }.map(\.bytes)).count == 1)
        let replies = server.dialogue.filter { $0.contains(" S: 550") || $0.contains(" S: 250 2.0.0 Ok: queued") }
        #expect(replies.prefix(2) == ["1 S: 550 5.1.1 late", "2 S: 250 2.0.0 Ok: queued as 2"])
    }

    @Test func `uses up no attempt for a 421 on an idle connection`() async throws {
        let server = try ScriptedSMTPServer(.at(.idle, connection: 1, .replyAndDrop("421 4.4.2 idle too long")))
        let season = try await season(over: server)
        #expect(try attempts(season) == [1, 1])
        #expect(server.messages.map(\.connection) == [1, 2])
        #expect(await season.engine.governor.pace == 1)
    }

    @Test func `comes back ever more seldom with a message that the relay answers by 421 each time`() async throws {
        let server = try ScriptedSMTPServer(
            .at(.endOfData, recipient: "ada@example.org", .replyAndDrop("421 4.3.2 not this one")))
        let season = try await season(over: server)
        let ada = try #require(try season.store.mails().first { $0.mail.person == PersonID("ada@example.org") })
        // At once, then after 1, 5, 15 and 30 minutes and three times after an hour.
        #expect(ada.mail.progress.state == .deferred && ada.mail.progress.attempts == 8)
        #expect(try season.store.countsByState()[.accepted] == 1)
    }

    @Test func `refuses one address amid good mail`() async throws {
        let server = try ScriptedSMTPServer(
            .at(.recipient, recipient: "ada@example.org", .reply("550 5.1.1 no such user")))
        let season = try await season(over: server)
        let counts = try season.store.countsByState()
        #expect(counts[.accepted] == 1 && counts[.rejected] == 1)
        #expect(try season.store.addressMarks().map(\.address.localPart) == ["ada"])
        #expect(await season.engine.governor.rest == nil)
    }

    @Test(arguments: [
        SMTPServerAction.hang, .drop, .reset, .reply("554 5.3.2 closed"), .reply("no SMTP here"),
        .reply("421 4.3.2 too busy"),
    ])
    func `loses nothing and counts nothing while the relay does not greet`(_ fault: SMTPServerAction) async throws {
        let server = try ScriptedSMTPServer(.at(.greeting, connection: 1, fault), .at(.greeting, connection: 2, fault))
        let season = try await season(over: server, silence: .greeting)
        #expect(try season.store.countsByState()[.accepted] == 2)
        #expect(try attempts(season) == [1, 1])
        #expect(server.connectionCount == 3)
    }

    @Test func `sends again what was cut in the middle of its body`() async throws {
        let server = try ScriptedSMTPServer(.at(.body, message: 1, .reset))
        let season = try await season(over: server)
        #expect(server.messages.map(\.recipients) == [["juergen@example.org"], ["ada@example.org"]])
        #expect(try season.store.countsByState()[.accepted] == 2)
        #expect(season.happened.mails.first?.progress.state == .uncertain)
    }

    @Test(arguments: [
        (SMTPServerStage.body, SMTPServerAction.reset), (.endOfData, .drop), (.endOfData, .hang),
        (.endOfData, .reply("451 4.3.0 cannot read that")),
    ])
    func `lets one poisoned message hold up no other`(stage: SMTPServerStage, poison: SMTPServerAction) async throws {
        let server = try ScriptedSMTPServer(.at(stage, recipient: "p1@example.org", poison))
        let roster = "name,email\n" + (1...9).map { "P \($0),p\($0)@example.org\n" }.joined()
        let season = try await Rehearsal(
            at: "2021-04-26 07:00", roster: roster, threads: 3,
            transport: transport(server, connections: 3, silence: .endOfData))
        let signal = WakeSignal()
        season.engine.lanes.start { signal.wake() }
        season.clock.move(to: try berlin("2021-04-26 08:00"))
        signal.wake()
        for await _ in signal.wakes {
            if let next = try await season.engine.turn(), next <= season.clock.now() { signal.wake() }
            if try season.store.countsByState()[.accepted] == 8 { break }
        }
        server.release()
        await season.engine.lanes.stop(grace: .seconds(600))
        #expect(Set(server.messages.filter(\.isAccepted).flatMap(\.recipients)).count == 8)
    }
}

@Suite struct `A domain with a rate of its own` {
    @Test func `gets its mails one by one, while others get theirs at once`() async throws {
        let roster = "name,email\n" + (1...4).map { "S \($0),s\($0)@slow.example.org\n" }.joined()
        let settings = EngineSettings(domainRates: ["slow.example.org": .init(perSecond: 1.0 / 60, burst: 1)])
        let season = try await Rehearsal(
            at: "2021-04-26 07:00", roster: roster + "Q,q@example.org\n", settings: settings)
        try await season.live(until: "2021-04-26 08:00")
        #expect(season.relay.recipients == ["s1@slow.example.org", "q@example.org"])
        try await season.live(until: "2021-04-26 08:02")
        #expect(season.relay.messages.count == 4)
        try await season.live(until: "2021-04-26 08:03")
        #expect(try season.store.countsByState()[.accepted] == 5)
    }
}
