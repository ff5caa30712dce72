import CivilTime
import Foundation
import SeminarCore
import Testing

/// What people are told of who know a seminar as it was.
@Suite struct EventChangeTests {
    private static func meeting(_ start: String = "2021-05-08 14:00", _ end: String = "2021-05-08 16:00") throws
        -> Schedule
    {
        .appointment(start: try wall(start), end: try wall(end))
    }

    private func changes(from before: Seminar, to after: Seminar) throws -> [EventChange] {
        EventChange.changes(from: before, to: after, at: try berlin("2021-04-01 12:00"))
    }

    @Test func `another time zone moves what has a time of day, and no day`() throws {
        let events = [
            try event("meeting", try Self.meeting()), try event("report", .deadline(.endOf(try date("2021-05-10")))),
            try event("slides", .deadline(.at(try wall("2021-05-10 18:00")))),
            try event("excursion", .days(from: try date("2021-05-12"), through: try date("2021-05-14"))),
        ]
        let (here, there) = (try seminar(events: events), try seminar(zone: "America/New_York", events: events))
        let moved = try changes(from: here, to: there)
        #expect(moved.map(\.event.id.text) == ["meeting", "slides"] && moved.allSatisfy { $0.kind == .moved })
        #expect(moved.allSatisfy { $0.zoneBefore == here.zone })
        let end = try #require(moved.first).usefulUntil(in: there.zone, at: try berlin("2021-04-01 12:00"))
        #expect(end == there.zone.instant(try wall("2021-05-08 16:00")))
    }

    @Test func `a zone that says the same, or times that follow it, are no change`() throws {
        let here = try seminar(events: [try event("meeting", try Self.meeting())])
        #expect(try changes(from: here, to: try seminar(zone: "Europe/Vienna", events: here.events)).isEmpty)
        let there = try seminar(
            zone: "America/New_York",
            events: [try event("meeting", try Self.meeting("2021-05-08 08:00", "2021-05-08 10:00"))])
        #expect(try changes(from: here, to: there).isEmpty)
    }

    @Test func `what becomes the organisers' own is cancelled for those who saw it, in the words that they saw`() throws
    {
        let known = try event("meeting", try Self.meeting())
        var own = known
        (own.audience, own.summary) = (.organisers, "Grades")
        let (before, after) = (try seminar(events: [known]), try seminar(events: [own]))
        let told = try changes(from: before, to: after)
        #expect(told.map(\.kind) == [.cancelled] && told.first?.event.summary == known.summary)
        let recipients = try told.flatMap {
            $0.recipients(of: after, roster: [try participant()], knownUntil: try berlin("2021-04-01 12:00"))
        }
        #expect(recipients.map(\.email.description) == ["ada@example.org"])
    }

    @Test func `the organisers hear that their own event moved, the others that it is gone`() throws {
        let known = try event("meeting", try Self.meeting())
        var own = try event("meeting", try Self.meeting("2021-05-09 14:00", "2021-05-09 16:00"))
        own.audience = .organisers
        let told = try changes(from: try seminar(events: [known]), to: try seminar(events: [own]))
        #expect(told.map(\.kind) == [.moved, .cancelled] && told.map(\.audience) == [.organisers, .enrolled])
    }

    @Test(arguments: [(["1 day before"], 0), (["60 days before"], 1)])
    func `who sees an event only now is told of it where its reminders come too late`(remind: [String], count: Int)
        throws
    {
        let shown = try event("meeting", try Self.meeting(), remind: remind)
        var own = shown
        own.audience = .organisers
        let told = try changes(from: try seminar(events: [own]), to: try seminar(events: [shown]))
        #expect(told.count == count && told.allSatisfy { $0.kind == .added && $0.audience == .enrolled })
    }
}
