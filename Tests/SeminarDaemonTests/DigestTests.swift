import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

/// What organisers are mailed about their seminar's course.
@Suite struct DigestTests {
    /// The deadline is Monday, 3 May; its reminders are due on 26 April and 2 May.
    private func season(
        _ digest: String = "monday 08:00", at instant: String = "2021-04-20 12:00", head: String = "",
        settings: EngineSettings = EngineSettings()
    ) async throws -> Rehearsal {
        let text = Rehearsal.seminar.replacing("digest: off", with: "digest: \(digest)\n\(head)")
        return try await Rehearsal(at: instant, seminar: text, settings: settings)
    }

    @Test func `a digest comes weekly, from the first reminder on, while there is something to say`() async throws {
        let season = try await season()
        try await season.live(until: "2021-06-30")
        #expect(try season.digests().map(\.createdAt) == [berlin("2021-05-03 08:00"), berlin("2021-05-10 08:00")])
        let first = try #require(season.texts(to: "olga@example.org").first)
        #expect(first.contains("\"7 days before due\", to 2 people"))
        #expect(first.contains("\"1 day before due\", to 2 people"))
        #expect(first.contains("due today): 2 owe it, 0 have done it"))
        #expect(first.contains("Ada Lovelace <ada@example.org>"))
    }

    @Test func `an organiser who comes later, or whose digest was refused, reads what the others know`() async throws {
        let season = try await season("daily 07:00")
        try await season.live(until: "2021-04-26 12:00")
        season.relay.always(.rejected(reason: "no", reply: nil, addressRefused: false))
        try await season.live(until: "2021-04-27 08:00")
        season.relay.alwaysAccepts()
        let text = try String(contentsOf: season.folder.appending(path: "seminars/graphs.yaml"), encoding: .utf8)
        let otto = "olga@example.org }\n  - { name: Otto Organiser, email: otto@example.org }"
        try await season.edit(text.replacing("olga@example.org }", with: otto))
        try await season.live(until: "2021-05-03 08:00")
        for organiser in ["olga@example.org", "otto@example.org"] {
            let accepted = season.happened.mails.filter {
                $0.recipient.description == organiser && $0.progress.state == .accepted
            }
            #expect(!accepted.isEmpty, "\(organiser)")
            #expect(season.texts(to: organiser).last { $0.contains("\"7 days before due\", to 2 people") } != nil)
        }
    }

    @Test func `without the key it is Monday at the time of reminders`() async throws {
        let text = Rehearsal.seminar.replacing("digest: off\n", with: "remind_at: \"09:30\"\n")
        let season = try await Rehearsal(at: "2021-04-20 12:00", seminar: text)
        try await season.live(until: "2021-05-04")
        #expect(try season.digests().map(\.createdAt) == [berlin("2021-05-03 09:30")])
    }

    @Test func `a restart repeats no digest and forgets none`() async throws {
        let season = try await season()
        try await season.live(until: "2021-05-03 08:00")
        try await season.crash(restartingAt: "2021-05-03 08:01")
        try await season.live(until: "2021-05-04")
        #expect(try season.digests().count == 1)
        try await season.crash(restartingAt: "2021-05-12 09:00")
        try await season.live(until: "2021-05-13")
        #expect(try season.digests().map(\.createdAt).last == (try berlin("2021-05-12 09:00")))
    }

    @Test func `several that were missed are one`() async throws {
        let season = try await season("daily 07:00")
        try await season.live(until: "2021-04-27 12:00")
        let before = try season.digests().count
        try await season.crash(restartingAt: "2021-05-02 12:00")
        try await season.live(until: "2021-05-02 13:00")
        #expect(try season.digests().count == before + 1)
    }

    @Test func `while the relay is down none is written, and afterwards one with all of it`() async throws {
        let season = try await season()
        try await season.live(until: "2021-05-02 07:00")
        season.relay.always(.relayUnavailable(reason: "connection refused", reply: nil, .outOfOrder))
        try await season.live(until: "2021-05-03 12:00")
        #expect(try season.digests().isEmpty)
        season.relay.always(.accepted(reply: nil))
        try await season.live(until: "2021-05-04")
        #expect(try season.digests().count == 1)
        let text = try #require(season.texts(to: "olga@example.org").last { $0.contains("owe it") })
        #expect(text.contains("\"1 day before due\", to 2 people"))
    }

    @Test func `quiet hours hold it, and a pause`() async throws {
        let season = try await season("monday 05:00", head: "quiet_hours: 21:00-07:00")
        try await season.live(until: "2021-05-03 12:00")
        #expect(try season.digests().map(\.createdAt) == [berlin("2021-05-03 07:00")])
        try season.store.setPaused(true)
        try await season.live(until: "2021-05-10 12:00")
        #expect(try season.digests().count == 1)
        _ = try await season.engine.resume()
        #expect(try season.digests().map(\.createdAt).last == (try berlin("2021-05-10 12:00")))
    }

    @Test func `in a trial it is written and kept`() async throws {
        let season = try await season(settings: EngineSettings(onlyTo: ["example.com"]))
        try await season.live(until: "2021-05-03 08:00")
        #expect(season.relay.messages.isEmpty)
        #expect(try season.digests().map(\.progress.state) == [.cancelled])
    }

    @Test func `an edit that takes the digest away, or the seminar's end, mails none`() async throws {
        let season = try await season()
        try await season.live(until: "2021-05-02 12:00")
        try season.write(Rehearsal.seminar, to: "seminars/graphs.yaml")
        _ = try await season.reload()
        try await season.live(until: "2021-05-20")
        #expect(try season.digests().isEmpty)
        #expect(try season.store.nextDigest() == nil)
    }
}

/// What organisers are mailed at once.
@Suite struct AlertTests {
    private let refused = DeliveryOutcome.rejected(
        reason: "refused", reply: SMTPReply(code: 550, enhanced: "5.7.1", text: "not from here"), addressRefused: false)

    private func season(_ digest: String = "problems", at instant: String = "2021-04-20 12:00") async throws
        -> Rehearsal
    {
        try await Rehearsal(
            at: instant, seminar: Rehearsal.seminar.replacing("digest: off", with: "digest: \(digest)"))
    }

    @Test func `what was refused is told once, a few minutes later, all in one mail`() async throws {
        let season = try await season()
        season.relay.answers(refused, refused)
        try await season.live(until: "2021-04-26 08:09")
        #expect(season.texts(to: "olga@example.org").isEmpty)
        try await season.live(until: "2021-05-01")
        let texts = season.texts(to: "olga@example.org")
        #expect(texts.count == 1)
        #expect(texts.first?.contains("refused for good (550 5.7.1 not from here)") == true)
        #expect(texts.first?.contains("Ada Lovelace, Jürgen Weiß") == true)
    }

    @Test func `a crash before it was told forgets nothing, and one after it repeats nothing`() async throws {
        let season = try await season()
        season.relay.answers(refused)
        try await season.live(until: "2021-04-26 08:05")
        try await season.crash(restartingAt: "2021-04-26 08:30")
        try await season.live(until: "2021-04-26 09:00")
        #expect(season.texts(to: "olga@example.org").count == 1)
        try await season.crash(restartingAt: "2021-04-26 09:30")
        try await season.live(until: "2021-05-01")
        #expect(season.texts(to: "olga@example.org").count == 1)
    }

    @Test func `what was too late after an outage is told, with everybody whom it would have reached`() async throws {
        let season = try await season()
        try await season.crash(restartingAt: "2021-05-10 20:00")
        try await season.live(until: "2021-05-11")
        let texts = season.texts(to: "olga@example.org")
        #expect(texts.count == 1)
        #expect(texts.first?.contains("\"1 day before due\", to 2 people: too late to be of use, not sent") == true)
    }

    @Test func `what waits for over an hour is told while it waits, and not again`() async throws {
        let season = try await season()
        season.relay.answers(
            .deferred(reason: "greylisted", reply: nil), .accepted(reply: nil),
            .deferred(reason: "greylisted", reply: nil), .deferred(reason: "greylisted", reply: nil),
            .deferred(reason: "greylisted", reply: nil), .deferred(reason: "greylisted", reply: nil),
            .deferred(reason: "greylisted", reply: nil))
        try await season.live(until: "2021-04-27")
        let texts = season.texts(to: "olga@example.org")
        #expect(texts.count == 1)
        #expect(texts.first?.contains("waiting for over an hour, tried again (greylisted)") == true)
    }

    @Test func `an address that takes no mail is told as such`() async throws {
        let season = try await season()
        season.clock.move(to: try berlin("2021-04-22 12:00"))
        try season.store.mark(
            AddressMark(
                address: try EmailAddress(parsing: "ada@example.org"), reason: .bounced, text: "550 5.1.1 no such user",
                at: season.clock.now()))
        try await season.live(until: "2021-04-23")
        let texts = season.texts(to: "olga@example.org")
        #expect(texts.count == 1 && texts.first?.contains("ada@example.org: bounced (550 5.1.1 no such user)") == true)
    }

    @Test func `what a digest told is not told again at once`() async throws {
        let season = try await season("monday 08:00", at: "2021-05-01 12:00")
        season.relay.answers(refused, refused)
        try await season.live(until: "2021-05-02 08:05")
        try await season.crash(restartingAt: "2021-05-03 08:00")
        try await season.live(until: "2021-05-04")
        #expect(season.texts(to: "olga@example.org").map { $0.contains("refused for good") } == [true])
    }

    @Test func `off is off`() async throws {
        let season = try await season("off")
        season.relay.answers(refused, refused)
        try await season.live(until: "2021-06-01")
        #expect(season.texts(to: "olga@example.org").isEmpty)
    }
}

extension Rehearsal {
    fileprivate func digests() throws -> [OutboxMail] {
        try store.mails().map(\.mail).filter { $0.kind == .digest }.sorted { $0.id < $1.id }
    }

    /// The plain texts of the mails to an address, as they were sent, without the encoding's soft breaks.
    fileprivate func texts(to address: String) -> [String] {
        relay.messages.filter { $0.recipient.description == address }.map { message in
            String(decoding: message.bytes, as: UTF8.self).replacing("=\r\n", with: "").replacing("=C3=BC", with: "ü")
                .replacing("=C3=9F", with: "ß").replacing("\r\n", with: " ").replacing("  ", with: " ")
        }
    }
}
