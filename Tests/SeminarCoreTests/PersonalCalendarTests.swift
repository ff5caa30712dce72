import CivilTime
import Foundation
import ICalendar
import SeminarCore
import Testing

@Suite struct PersonalCalendarTests {
    private let graphs: Seminar
    private let report: Identifier

    init() throws {
        report = try id("report")
        graphs = try seminar(events: [
            try event("report", .deadline(.endOf(try date("2021-05-03"))), obligation: "report"),
            try event("meeting", .day(try date("2021-04-19"))),
            try event("jury", .day(try date("2021-04-20")), audience: .organisers),
        ])
    }

    private func stamps(_ sequence: Int = 0, of seminar: Seminar? = nil) throws -> [Identifier: EventStamp] {
        try SeminarCalendar.stamps(of: seminar ?? graphs, following: [:], at: try berlin("2021-04-01 12:00"))
            .mapValues { EventStamp(sequence: sequence, lastModified: $0.lastModified, contentHash: $0.contentHash) }
    }

    private func calendar(
        done: [String] = [], known: [Identifier: EventStamp] = [:], common: Int = 0, at now: String = "2021-04-02 12:00"
    ) throws -> PersonalCalendar {
        try PersonalCalendar(
            graphs, of: try participant(done: done), stamps: try stamps(common), known: known, at: try berlin(now))
    }

    private func text(_ calendar: PersonalCalendar, alarm: Duration? = nil) throws -> String {
        String(decoding: try calendar.feed(alarm: alarm).encoded(), as: UTF8.self)
    }

    @Test func `who has done nothing has everybody's calendar, byte for byte`() throws {
        let own = try calendar()
        #expect(own.moved.isEmpty)
        #expect(try own.feed().encoded() == SeminarCalendar(graphs, stamps: try stamps()).feed().encoded())
    }

    @Test func `what is done has a tick, and a stamp of its own that stays`() throws {
        let own = try calendar(done: ["report"], common: 3)
        #expect(try text(own).contains("SUMMARY:✓ Submit the report"))
        #expect(own.moved[report]?.sequence == 4 && own.moved.count == 1)
        let later = try calendar(done: ["report"], known: own.moved, common: 3, at: "2021-04-20 12:00")
        #expect(later.moved.isEmpty)
        #expect(try text(later) == text(own))
    }

    @Test func `the number goes up again when it is undone, and never falls behind everybody's`() throws {
        let done = try calendar(done: ["report"])
        let undone = try calendar(known: done.moved, at: "2021-04-03 12:00")
        #expect(undone.moved[report]?.sequence == 2)
        #expect(try !text(undone).contains("✓"))
        let again = try calendar(done: ["report"], known: undone.moved, common: 9, at: "2021-04-04 12:00")
        #expect(again.moved[report]?.sequence == 10)
    }

    @Test func `the number does not fall behind either when the event goes, and goes on when it returns`() throws {
        let done = try calendar(done: ["report"], common: 5)
        var without = graphs
        without.events.removeAll { $0.id == report }
        let gone = try SeminarCalendar.stamps(of: without, following: [:], at: try berlin("2021-04-03 12:00"))
            .merging([report: EventStamp(sequence: 1, lastModified: .distantPast, contentHash: "gone")]) { $1 }
        let own = try PersonalCalendar(
            without, of: try participant(), stamps: gone, known: done.moved,
            tombstones: Tombstone.following([], from: graphs, to: without, at: try berlin("2021-04-03 12:00")),
            at: try berlin("2021-04-03 12:00"))
        #expect(own.moved[report]?.sequence == 7)
        #expect(try text(own).contains("SEQUENCE:7"))
        #expect(try calendar(known: own.moved, common: 2, at: "2021-04-04 12:00").moved[report]?.sequence == 8)
    }

    @Test func `nothing that is for the organisers is in it`() throws {
        #expect(try !text(calendar()).contains("jury"))
    }

    @Test func `an alarm rings where it is asked for, and for what is still open`() throws {
        #expect(try !text(calendar()).contains("VALARM"))
        let open = try text(calendar(), alarm: .seconds(3600))
        #expect(open.components(separatedBy: "BEGIN:VALARM").count == 3)
        #expect(open.contains("TRIGGER:-PT1H"))
        let done = try text(calendar(done: ["report"]), alarm: .seconds(3600))
        #expect(done.components(separatedBy: "BEGIN:VALARM").count == 2)
    }
}
