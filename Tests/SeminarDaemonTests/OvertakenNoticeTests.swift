import ControlAPI
import Dispatch
import Foundation
import SeminarCore
import StateStore
import Synchronization
import Testing

@testable import SeminarDaemon

/// A report to hand in and a meeting, either of which may be moved.
private func file(report: String = "2021-05-10", meeting: String = "2021-05-08 14:00", extra: String = "") -> String {
    Rehearsal.seminar(
        due: report,
        extra: """
              - { id: meeting, summary: Meeting, start: \(meeting), duration: 2h, remind: [7 days before], \(extra) }
            """
    ).replacing("7 days before, 1 day before", with: "9 days before")
}

private let ada = "ada@example.org"

/// What the relay takes of all that it gets from now on.
private func taken(_ season: Rehearsal, until instant: String) async throws -> [String] {
    season.relay.alwaysAccepts()
    let known = season.bodies(to: ada).count
    try await season.live(until: instant)
    return Array(season.bodies(to: ada).dropFirst(known))
}

@Suite struct OvertakenNoticeTests {
    /// Both dates were moved, and the relay has put the mails off.
    private func deferred(_ later: String...) async throws -> Rehearsal {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: file())
        season.relay.alwaysDefers()
        try await season.edit(file(report: "2021-05-12", meeting: "2021-05-09 14:00"))
        try await season.live(until: "2021-04-01 12:30")
        for meeting in later {
            try await season.edit(file(report: "2021-05-12", meeting: meeting))
            try await season.live(until: "2021-04-01 12:35")
        }
        return season
    }

    @Test func `a date that moves again while the relay refuses is read once, and the other one is not lost`()
        async throws
    {
        let season = try await deferred("2021-05-07 14:00")
        let texts = try await taken(season, until: "2021-04-01 18:00")
        #expect(season.subjects(to: ada) == ["2 dates changed: Meeting, and 1 more"])
        let text = try #require(texts.first)
        #expect(text.contains("7 May 2021, 14:00") && text.contains("8 May 2021") && text.contains("12 May 2021"))
        #expect(texts.count == 1 && !text.contains("9 May"))
        let cancelled = try season.store.mails(MailFilter(states: [.cancelled])).map(\.mail)
        #expect(cancelled.count == 2)
        #expect(cancelled.allSatisfy { $0.progress.reason?.contains("told anew") == true })
    }

    @Test func `a date that is set back meanwhile is told to nobody whom no mail has reached`() async throws {
        let season = try await deferred("2021-05-08 14:00")
        let texts = try await taken(season, until: "2021-04-01 18:00")
        #expect(texts.count == 1 && texts.allSatisfy { $0.contains("12 May 2021") && !$0.contains("Meeting") })
    }

    @Test func `a notice is not sent while the date in it is being edited`() async throws {
        let season = try await deferred()
        try await season.edit(file(report: "2021-05-12", meeting: "2021-05-07 14:00"))
        let soon = try await taken(season, until: "2021-04-01 12:39")
        #expect(soon.isEmpty)
        let mails = try season.store.mails().map(\.mail)
        #expect(mails.count == 2 && mails.allSatisfy { $0.progress.reason == "its dates have changed since" })
    }

    @Test func `what has not changed again goes out as it was written`() async throws {
        let season = try await deferred()
        let first = try #require(season.relay.messages.first { $0.recipient.description == ada })
        try await season.edit(file(report: "2021-05-12", meeting: "2021-05-09 14:00", extra: "description: Slides"))
        season.relay.alwaysAccepts()
        try await season.live(until: "2021-04-01 18:00")
        #expect(season.relay.messages.last { $0.recipient.description == ada } == first)
        #expect(season.subjects(to: ada).count == 1)
    }

    @Test func `what may have arrived is repeated byte for byte, and then the right date is told`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: file())
        season.relay.always(.uncertain(reason: "the link died after the data"))
        try await season.edit(file(report: "2021-05-12", meeting: "2021-05-09 14:00"))
        try await season.live(until: "2021-04-01 12:10")
        // That it is put off later does not say that it did not arrive before.
        season.relay.alwaysDefers()
        try await season.live(until: "2021-04-01 12:20")
        try await season.edit(file(report: "2021-05-12", meeting: "2021-05-07 14:00"))
        season.relay.alwaysAccepts()
        try await season.live(until: "2021-04-01 18:00")
        let messages = season.relay.messages.filter { $0.recipient.description == ada }
        let repeated = messages.filter { $0.messageID == messages.first?.messageID }
        #expect(repeated.count == 4 && Set(repeated.map(\.bytes)).count == 1)
        #expect(season.subjects(to: ada).contains("Date changed: Meeting – now Fri 7 May, 14:00"))
    }

    @Test func `more time that is granted while a notice waits is told with what it was to tell`() async throws {
        let season = try await deferred()
        let question = ExtensionQuestion(person: ada, event: "report", until: "2021-05-20")
        _ = try await season.desk().extend(question, by: "olga")
        let texts = try await taken(season, until: "2021-04-01 18:00")
        #expect(texts.count == 1)
        #expect(texts.allSatisfy { $0.contains("20 May") && $0.contains("9 May") && !$0.contains("12 May") })
    }

    @Test func `a cancelled event that is back is told to nobody who has not read that it was gone`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: file())
        season.relay.alwaysDefers()
        try await season.edit(file().replacing("id: meeting", with: "id: meeting, cancelled: true"))
        try await season.live(until: "2021-04-01 12:30")
        try await season.edit(file())
        #expect(try await taken(season, until: "2021-04-01 18:00").isEmpty)
        #expect(try season.store.nextAttempt() == nil)
    }

    @Test func `a notice that a lane had while its date moved tells only the rest when it comes back`() async throws {
        let relay = PatientRelay()
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: file(), threads: 2, transport: relay)
        let signal = WakeSignal()
        season.engine.lanes.start { signal.wake() }
        try await season.edit(file(report: "2021-05-12", meeting: "2021-05-09 14:00"))
        season.clock.move(to: try berlin("2021-04-01 12:10"))
        _ = try await season.engine.turn()
        try await season.edit(file(report: "2021-05-12", meeting: "2021-05-07 14:00"))
        season.clock.move(to: try berlin("2021-04-01 12:20"))
        _ = try await season.engine.turn()
        relay.answer()
        signal.wake()
        for await _ in signal.wakes {
            if let next = try await season.engine.turn(), next <= (try berlin("2021-04-01 18:00")) {
                season.clock.move(to: max(season.clock.now(), next))
                signal.wake()
            }
            if try season.store.countsByState()[.accepted] == 4 { break }
        }
        await season.engine.lanes.stop(grace: .seconds(600))
        #expect(
            season.subjects(to: ada).sorted() == [
                "Date changed: Meeting – now Fri 7 May, 14:00",
                "Date changed: Submit the report – now by Wed 12 May",
            ])
    }
}

@Suite struct OvertakenReminderTests {
    /// On 1 May both reminders fall due, in one mail that the relay puts off.
    private func deferred() async throws -> (Rehearsal, first: OutgoingMessage) {
        let season = try await Rehearsal(at: "2021-04-20 12:00", seminar: file(extra: "location: Room 1"))
        season.relay.alwaysDefers()
        try await season.live(until: "2021-05-01 08:02")
        return (season, try #require(season.relay.messages.first { $0.recipient.description == ada }))
    }

    @Test func `a reminder that the relay refused is not sent with a date that has moved`() async throws {
        let (season, first) = try await deferred()
        #expect(season.bodies(to: ada).allSatisfy { $0.contains("Meeting") && $0.contains("Submit the report") })
        try await season.edit(file(meeting: "2021-05-20 14:00", extra: "location: Room 1"))
        let texts = try await taken(season, until: "2021-05-01 08:10")
        #expect(texts.count == 1)
        #expect(texts.allSatisfy { $0.contains("Submit the report") && !$0.contains("Meeting") })
        let last = try #require(season.relay.messages.last { $0.recipient.description == ada })
        #expect(last.messageID == first.messageID)
        let entries = try season.store.entries(of: Identifier("graphs"), keys: [PersonID(ada)])
        let meeting = entries.first { $0.key.event.text == "meeting" && $0.key.rule.hasPrefix("7 days") }
        #expect(meeting?.state == .skipped && meeting?.reason == "the event has moved")
    }

    @Test func `a reminder that the relay refused says where it is by now`() async throws {
        let (season, first) = try await deferred()
        try await season.edit(file(extra: "location: Room 2"))
        let texts = try await taken(season, until: "2021-05-01 08:10")
        #expect(texts.count == 1 && texts.allSatisfy { $0.contains("Room 2") && !$0.contains("Room 1") })
        let last = try #require(season.relay.messages.last { $0.recipient.description == ada })
        #expect(last.messageID == first.messageID && last.bytes != first.bytes)
        let mail = try #require(try season.store.mails().first { $0.mail.person.text == ada })
        #expect(try season.store.mail(mail.mail.id)?.rendered?.message.bytes == last.bytes)
    }

    @Test func `who did one of two things meanwhile is not reminded of it`() async throws {
        let (season, _) = try await deferred()
        let (graphs, report) = (try #require(Identifier("graphs")), try #require(Identifier("report")))
        _ = try season.store.setDone(
            report, for: PersonID(ada), in: graphs, at: season.clock.now(), by: "olga")
        let texts = try await taken(season, until: "2021-05-01 08:10")
        #expect(texts.count == 1)
        #expect(texts.allSatisfy { $0.contains("Meeting") && !$0.contains("Submit the report") })
    }

    @Test func `a reminder that waits for a lane while its room changes names the new one`() async throws {
        let relay = PatientRelay()
        let season = try await Rehearsal(
            at: "2021-05-01 07:00", seminar: file(extra: "location: Room 1"), threads: 1, transport: relay)
        let signal = WakeSignal()
        season.engine.lanes.start { signal.wake() }
        season.clock.move(to: try berlin("2021-05-01 08:00"))
        _ = try await season.engine.turn()
        try await season.edit(file(extra: "location: Room 2"))
        relay.answer()
        signal.wake()
        for await _ in signal.wakes {
            _ = try await season.engine.turn()
            if try season.store.countsByState()[.deferred] == 2 { break }
        }
        await season.engine.lanes.stop(grace: .seconds(600))
        let rooms = relay.messages.map { String(decoding: $0.bytes, as: UTF8.self).contains("Room 2") }
        // The first may have begun by then, or not.
        #expect(rooms.count == 2 && rooms.last == true)
    }

    @Test func `a reminder that may have arrived says the same again`() async throws {
        let season = try await Rehearsal(at: "2021-04-20 12:00", seminar: file(extra: "location: Room 1"))
        season.relay.always(.uncertain(reason: "the link died after the data"))
        try await season.live(until: "2021-05-01 08:00")
        season.relay.alwaysDefers()
        try await season.live(until: "2021-05-01 08:02")
        try await season.edit(file(extra: "location: Room 2"))
        season.relay.alwaysAccepts()
        try await season.live(until: "2021-05-01 08:09")
        let messages = season.relay.messages.filter { $0.recipient.description == ada }
        #expect(messages.count > 2 && Set(messages.map(\.bytes)).count == 1)
    }
}

/// Two changes of one date, of which some are told apart from the others.
@Suite struct ToldOnceTests {
    @Test func `who was given more time within the delay of a move hears of both in one mail`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 09:00", seminar: file())
        let question = ExtensionQuestion(person: ada, event: "report", until: "2021-05-20")
        _ = try await season.desk().extend(question, by: "olga")
        try await season.live(until: "2021-04-01 09:01")
        try await season.edit(file(report: "2021-05-22"))
        try await season.live(until: "2021-04-01 09:10")
        #expect(season.relay.messages.isEmpty)
        try await season.live(until: "2021-04-02")
        #expect(season.subjects(to: ada) == ["Date changed: Submit the report – now by Sat 22 May"])
        let text = try #require(season.bodies(to: ada).first)
        #expect(text.contains("10 May 2021") && !text.contains("your own date"))
        #expect(season.relay.recipients.count == 2)
    }

    @Test func `what a silence held and an edit changed at its end goes out once`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 09:00", seminar: file())
        let silence = SilenceAddition(
            seminar: "graphs", event: "meeting", until: "2021-04-01 09:40", reason: "not decided")
        _ = try season.desk().addSilence(silence, by: "olga")
        try await season.edit(file(meeting: "2021-05-09 14:00"))
        try await season.live(until: "2021-04-01 09:31")
        try await season.edit(file(meeting: "2021-05-11 14:00"))
        try await season.live(until: "2021-04-01 09:40")
        #expect(season.relay.messages.isEmpty)
        try await season.live(until: "2021-04-02")
        #expect(season.subjects(to: ada) == ["Date changed: Meeting – now Tue 11 May, 14:00"])
        #expect(season.bodies(to: ada).first?.contains("8 May 2021") == true)
    }
}

/// Keeps the first two messages until it is told to put them off, and takes all others.
private final class PatientRelay: Transport {
    private let gate = DispatchSemaphore(value: 0)
    private let seen = Mutex<[OutgoingMessage]>([])

    func deliver(_ message: OutgoingMessage) -> DeliveryOutcome {
        let number = seen.withLock { seen in
            seen.append(message)
            return seen.count
        }
        guard number <= 2 else { return .accepted(reply: nil) }
        gate.wait()
        return .deferred(reason: "greylisted", reply: nil)
    }

    func answer() { for _ in 1...2 { gate.signal() } }

    var messages: [OutgoingMessage] { seen.withLock { $0 } }
}
