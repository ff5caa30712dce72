import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct PlaceNoticeTests {
    private static let ada = "ada@example.org"

    private static func talk(_ keys: String, at start: String = "2021-05-20 14:00", quiet: String = "") -> String {
        """
        seminar: graphs
        title: Graphs
        time_zone: Europe/Berlin
        roster: ../roster.csv
        \(quiet)
        events:
          - { id: talk, summary: Talk, start: \(start), duration: 2h, remind: [], \(keys) }
        """
    }

    @Test func `another room is told with the old one, and a joining link likewise`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.talk("location: Room 1"))
        try await season.edit(Self.talk("location: Room 2"))
        try await season.live(until: "2021-04-02")
        #expect(season.subjects(to: Self.ada) == ["New place: Talk – Thu 20 May, 14:00"])
        let text = try #require(season.bodies(to: Self.ada).first)
        #expect(text.contains("Where:  Room 2") && text.contains("Where it was: Room 1"))
        try await season.edit(Self.talk("location: Room 2, conference: \"https://meet.example.org/x\""))
        try await season.live(until: "2021-04-03")
        #expect(season.bodies(to: Self.ada).count == 2)
    }

    @Test func `another time and another room are one change`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.talk("location: Room 1"))
        try await season.edit(Self.talk("location: Room 2", at: "2021-05-21 14:00"))
        try await season.live(until: "2021-04-02")
        let texts = season.bodies(to: Self.ada)
        #expect(texts.count == 1 && season.subjects(to: Self.ada) == ["Date changed: Talk – now Fri 21 May, 14:00"])
        #expect(texts.allSatisfy { $0.contains("Where it was: Room 1") && $0.contains("20 May") })
    }

    @Test(arguments: ["location: \"room  1\"", "location: \"Room 1.\"", "location: Room 1, description: Slides"])
    func `another way to write the same place is silent`(keys: String) async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.talk("location: Room 1"))
        try await season.edit(Self.talk(keys))
        try await season.live(until: "2021-04-02")
        #expect(season.relay.messages.isEmpty)
    }

    @Test func `the room of what is over is nobody's news`() async throws {
        let season = try await Rehearsal(at: "2021-06-01 12:00", seminar: Self.talk("location: Room 1"))
        try await season.edit(Self.talk("location: Room 2"))
        try await season.live(until: "2021-06-02")
        #expect(season.relay.messages.isEmpty)
    }

    @Test func `a notice that the relay did not take waits for the end of the night`() async throws {
        let quiet = "quiet_hours: 21:00-07:00"
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.talk("location: Room 1", quiet: quiet))
        season.clock.move(to: try berlin("2021-04-01 20:45"))
        season.relay.alwaysDefers()
        try await season.edit(Self.talk("location: Room 2", quiet: quiet))
        try await season.live(until: "2021-04-01 21:00")
        let tries = season.relay.messages.count
        #expect(tries > 0)
        try await season.live(until: "2021-04-02 06:59")
        #expect(season.relay.messages.count == tries)
        try await season.live(until: "2021-04-02 07:00")
        #expect(season.relay.messages.count == tries + 2)
    }

    @Test func `a notice of what comes before the morning is tried all night`() async throws {
        let quiet = "quiet_hours: 21:00-07:00"
        let season = try await Rehearsal(
            at: "2021-05-19 12:00", seminar: Self.talk("location: Room 1", at: "2021-05-20 06:30", quiet: quiet))
        season.clock.move(to: try berlin("2021-05-19 20:45"))
        season.relay.alwaysDefers()
        try await season.edit(Self.talk("location: Room 2", at: "2021-05-20 06:30", quiet: quiet))
        try await season.live(until: "2021-05-19 21:00")
        let tries = season.relay.messages.count
        try await season.live(until: "2021-05-20 03:00")
        #expect(season.relay.messages.count > tries + 4)
    }
}

@Suite struct OccurrenceNoticeTests {
    private static let ada = "ada@example.org"

    private static func hours(_ keys: String = "", remind: String = "[]", quiet: String = "") -> String {
        """
        seminar: graphs
        title: Graphs
        time_zone: Europe/Berlin
        roster: ../roster.csv
        \(quiet)
        events:
          - id: hours
            summary: Office hours
            weekly: [monday, friday]
            at: 14:00-15:00
            from: 2021-04-12
            through: 2021-07-16
            remind: \(remind)
        \(keys)
        """
    }

    @Test(arguments: [
        (
            "    moved: { 2021-05-10: 2021-05-11 15:00-16:00 }",
            "Date changed: Office hours – now Tue 11 May, 15:00"
        ),
        ("    except: [2021-05-10]", "Cancelled: Office hours (Mon 10 May, 14:00)"),
        ("    also: [2021-05-12 10:00]", "New date: Office hours – Wed 12 May, 10:00"),
    ])
    func `the notice of one occurrence names that one, not the start of the series`(keys: String, subject: String)
        async throws
    {
        let season = try await Rehearsal(at: "2021-05-01 12:00", seminar: Self.hours())
        try await season.edit(Self.hours(keys))
        try await season.live(until: "2021-05-02")
        #expect(season.subjects(to: Self.ada) == [subject])
        #expect(season.bodies(to: Self.ada).first?.contains("12 April") == false)
    }

    @Test func `a series that moves as a whole names the first that is ahead`() async throws {
        let season = try await Rehearsal(at: "2021-05-01 12:00", seminar: Self.hours())
        try await season.edit(Self.hours().replacing("14:00-15:00", with: "16:00-17:00"))
        try await season.live(until: "2021-05-02")
        #expect(season.subjects(to: Self.ada) == ["Date changed: Office hours – now Mon 3 May, 16:00"])
    }

    @Test func `two occurrences whose reminders one night has held are both told, in one mail`() async throws {
        let text = """
            seminar: graphs
            title: Graphs
            time_zone: Europe/Berlin
            quiet_hours: 20:00-07:00
            roster: ../roster.csv
            events:
              - id: exam
                summary: Exam
                start: 2021-05-04 09:00
                end: 2021-05-04 10:00
                rrule: FREQ=HOURLY;INTERVAL=6;COUNT=2
                remind: [12 hours before, 10 hours before]
            """
        let season = try await Rehearsal(at: "2021-05-01 12:00", seminar: text)
        try await season.live(until: "2021-05-04 07:00")
        #expect(season.relay.messages.count == 2)
        let items = try #require(season.happened.mails.first).items
        #expect(items.map(\.occurrence) == ["2021-05-04 09:00", "2021-05-04 15:00"])
        #expect(items.allSatisfy { $0.rule.hasPrefix("10 hours") })
    }
}
