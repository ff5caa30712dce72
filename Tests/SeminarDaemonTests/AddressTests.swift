import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct `An address that the relay refuses` {
    private static let refusal = DeliveryOutcome.rejected(
        reason: "the relay refused the recipient",
        reply: SMTPReply(code: 550, enhanced: "5.1.1", text: "no such user"), addressRefused: true)

    /// Ada's first reminder is refused, Jürgen's is not; it is the day of the second.
    private func season() async throws -> Rehearsal {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.answers(Self.refusal)
        try await season.live(until: "2021-05-02 09:00")
        return season
    }

    private func desk(_ season: Rehearsal) -> ControlDesk {
        ControlDesk(
            engine: season.engine,
            facts: ServiceFacts(
                zone: .utc, clockKind: "simulated", speed: nil, transport: "smtp", seminarsFolder: season.seminarsFolder
            ),
            wake: {})
    }

    @Test func `is not mailed again, and nobody else suffers`() async throws {
        let season = try await season()
        #expect(season.relay.recipients.map { $0.prefix(3) } == ["ada", "jue", "jue"])
        let last = try #require(season.happened.mails.last { $0.recipient.localPart == "ada" })
        #expect(last.progress.state == .cancelled)
        #expect(last.progress.reason == "address refused: 550 5.1.1 no such user")
    }

    @Test func `is told by status, roster and explain`() async throws {
        let season = try await season()
        let desk = desk(season)
        let status = try await desk.status()
        #expect(
            status.problems.contains {
                $0.hasPrefix("Ada Lovelace <ada@example.org> gets no mail, address refused: 550 5.1.1 no such user; ")
            })
        let row = try #require(try desk.roster(SeminarQuestion()).first)
        #expect(row.addressProblem == "address refused: 550 5.1.1 no such user")
        let explanation = try desk.explain(ExplainQuestion(person: "ada@example.org"))
        #expect(explanation.lines[1].contains("no mail goes to ada@example.org, address refused: 550 5.1.1"))
    }

    @Test func `is mailed again what is still useful when its row is edited`() async throws {
        let season = try await season()
        try season.write(Rehearsal.roster.replacing("Ada Lovelace", with: "Ada King"), to: "roster.csv")
        _ = try await season.reload()
        try await season.live(until: "2021-05-02 10:00")
        #expect(season.relay.recipients.count { $0 == "ada@example.org" } == 3)
        #expect(try season.store.addressMarks().isEmpty)
    }

    @Test func `is mailed again when somebody retries`() async throws {
        let season = try await season()
        let refused = try #require(try season.store.mails(MailFilter(states: [.cancelled])).first)
        _ = try desk(season).retry(MailQuestion(id: String(refused.mail.id)))
        try await season.live(until: "2021-05-02 10:00")
        #expect(season.relay.recipients.count { $0 == "ada@example.org" } == 3)
    }

    @Test func `is left to whoever has it, while the person is mailed elsewhere`() async throws {
        let roster = "id,name,email\n1,Ada Lovelace,ada@example.org\n2,Jürgen Weiß,juergen@example.org\n"
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: roster)
        season.relay.answers(Self.refusal)
        try await season.live(until: "2021-05-02 09:00")
        try season.write(roster.replacing("ada@example.org", with: "king@example.org"), to: "roster.csv")
        _ = try await season.reload()
        try await season.live(until: "2021-05-02 10:00")
        let texts = season.relay.messages.filter { $0.recipient.localPart == "king" }
            .map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(texts.count == 2 && texts.allSatisfy { $0.contains("king@example.org") })
        #expect(try season.store.addressMarks().map(\.address.localPart) == ["ada"])
    }
}
