import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

/// Mail that was written before somebody's address was corrected.
@Suite struct CorrectedAddressTests {
    private static let roster = "id,name,email\n17,Ada Lovelace,wrong@example.org\n"
    static let refusal = DeliveryOutcome.rejected(
        reason: "the relay refused the recipient",
        reply: SMTPReply(code: 550, enhanced: "5.1.1", text: "no such user"), addressRefused: true)

    private func correct(_ season: Rehearsal) async throws {
        try season.write(Self.roster.replacing("wrong@", with: "ada@"), to: "roster.csv")
        _ = try await season.reload()
    }

    enum Why: CaseIterable { case deferred, uncertain }

    @Test(arguments: Why.allCases)
    func `a reminder that waits goes to the new address, as another mail`(why: Why) async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.roster)
        season.relay.always(
            why == .deferred ? .deferred(reason: "greylisted", reply: nil) : .uncertain(reason: "the link dropped"))
        try await season.live(until: "2021-04-26 08:00")
        let tries = season.relay.messages
        try await correct(season)
        season.relay.alwaysAccepts()
        try await season.live(until: "2021-04-26 12:00")

        let later = season.relay.messages.dropFirst(tries.count)
        #expect(later.map(\.recipient.description) == ["ada@example.org"])
        #expect(later.first.map { $0.messageID } != tries.first?.messageID)
        #expect(season.bodies(to: "ada@example.org").allSatisfy { $0.contains("To: Ada Lovelace <ada@example.org>") })
        let mails = try season.store.mails().map(\.mail.progress)
        #expect(mails.map(\.state) == [.accepted, .cancelled])
        #expect(mails.last?.reason == "the address was corrected; written anew to ada@example.org")
        let entry = try #require(try season.store.entries(of: Identifier("graphs")).first)
        #expect(entry.reason.contains("written anew to ada@example.org, as the address was corrected"))
    }

    @Test(arguments: [true, false])
    func `a notice goes to the new address, whether it waits or was refused`(isRefused: Bool) async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.roster)
        season.relay.always(isRefused ? Self.refusal : .deferred(reason: "greylisted", reply: nil))
        try await season.edit(Rehearsal.seminar(due: "2021-05-20"))
        try await season.live(until: "2021-04-01 13:00")
        let former = try #require(season.relay.messages.first)
        try await correct(season)
        season.relay.alwaysAccepts()
        try await season.live(until: "2021-04-01 16:00")

        let last = try #require(season.relay.messages.last)
        #expect(last.recipient.description == "ada@example.org" && last.messageID != former.messageID)
        let text = String(decoding: last.bytes, as: UTF8.self)
        #expect(text.contains("To: Ada Lovelace <ada@example.org>\r\n") && !text.contains("wrong@example.org"))
        #expect(text.contains("Message-ID: \(last.messageID)\r\n"))
        #expect(season.subjects(to: "ada@example.org").count == 1)
    }

    @Test func `a mail goes on as it was where only the spelling is corrected`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", roster: Self.roster)
        season.relay.alwaysDefers()
        try await season.live(until: "2021-04-26 08:00")
        try season.write(Self.roster.replacing("wrong@", with: "Wrong@"), to: "roster.csv")
        _ = try await season.reload()
        season.relay.alwaysAccepts()
        try await season.live(until: "2021-04-26 12:00")
        #expect(Set(season.relay.messages.map(\.messageID)).count == 1)
        #expect(try season.store.mails().count == 1)
    }
}
