import CivilTime
import Foundation
import ICalendar
import SeminarCore
import TestSupport
import Testing

/// A feed that follows another one is, byte for byte, the one that is rendered anew.
@Suite struct SeminarFeedTests {
    private static let now = Date(timeIntervalSince1970: 1_613_934_000)

    /// A seminar's events with the stamps that they have after some edits.
    private struct Edited {
        var seminar: Seminar
        var stamps: [Identifier: EventStamp] = [:]
        var tombstones: [Tombstone] = []
        var edits = 0

        mutating func become(_ next: Seminar) throws {
            edits += 1
            let now = SeminarFeedTests.now.addingTimeInterval(Double(edits) * 60)
            let known = stamps
            stamps = try SeminarCalendar.stamps(of: next, following: known, from: edits > 1 ? seminar : nil, at: now)
            #expect(stamps == (try SeminarCalendar.stamps(of: next, following: known, at: now)))
            tombstones = Tombstone.following(tombstones, from: seminar, to: next, at: now)
            seminar = next
        }

        var calendar: SeminarCalendar { SeminarCalendar(seminar, stamps: stamps, tombstones: tombstones) }
    }

    private static func schedule(_ random: inout SeededGenerator) throws -> Schedule {
        let day = try date("2021-04-12").adding(days: .random(in: 0..<400, using: &random))
        let start = try wall("\(day) 14:00")
        let end = start.adding(seconds: 3_600 * .random(in: 1...3, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return .day(day)
        case 1: return .appointment(start: start, end: end)
        case 2: return .deadline(.at(start))
        default:
            let times = Recurrence.Times(from: start.adding(seconds: 90), to: end)
            let rule = RecurrenceRule.weekly(on: [day.weekday], end: .until(.date(day.adding(days: 100))))
            return .recurring(
                Recurrence(
                    start: start, end: end, rule: rule, exceptions: [day.adding(days: 7)], moved: [start: times]))
        }
    }

    /// One of the edits that people make: an event changes, vanishes, appears, is hidden; the title, zone or language
    /// is another.
    private static func edit(_ seminar: Seminar, _ random: inout SeededGenerator) throws -> Seminar {
        var next = seminar
        let place = Int.random(in: 0..<max(1, seminar.events.count), using: &random)
        let kind = seminar.events.isEmpty ? 0 : Int.random(in: 0..<9, using: &random)
        switch kind {
        case 0...2: next.events.append(try event("e\(Int.random(in: 0..<1_000, using: &random))", schedule(&random)))
        case 3: next.events[place].schedule = try schedule(&random)
        case 4: next.events.remove(at: place)
        case 5: next.events[place].audience = next.events[place].audience == .organisers ? .all : .organisers
        case 6: next.events.shuffle(using: &random)
        case 7: next.title += "!"
        default:
            next.language = next.language == .german ? .english : .german
            next.zone = try Zone(identifier: next.zone.identifier == "UTC" ? "Europe/Berlin" : "UTC")
        }
        var seen: Set<Identifier> = []
        next.events = next.events.filter { seen.insert($0.id).inserted }
        return next
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `after any edits it has the bytes of a feed that is rendered anew`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var edited = Edited(seminar: try seminar())
        var feed: SeminarFeed?
        for _ in 0..<30 {
            try edited.become(Self.edit(edited.seminar, &random))
            feed = try edited.calendar.encodedFeed(following: feed)
            #expect(feed?.bytes == (try edited.calendar.feed().encoded()))
        }
    }

    @Test func `what keeps its stamp is copied, and not looked at again`() throws {
        var edited = Edited(seminar: try seminar(events: [event("talk", .day(date("2021-05-03")))]))
        try edited.become(edited.seminar)
        let feed = try edited.calendar.encodedFeed()
        edited.seminar.events[0].summary = "Not what it was"
        #expect(try edited.calendar.encodedFeed(following: feed).bytes == feed.bytes)
    }
}
