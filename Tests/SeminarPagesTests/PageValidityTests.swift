import CivilTime
import Foundation
import SeminarCore
import SeminarPages
import Testing
import TestSupport

@Suite struct `How long a page stays true` {
    private let pages = SeminarPages()

    private func page(_ seminar: Seminar, at now: Date) -> RenderedPage {
        pages.page(of: seminar, at: now, in: .english, links: Sample.links)
    }

    @Test(arguments: [
        ("2021-02-24 10:00", "2021-02-25 00:00"),
        ("2021-02-25 00:00", "2021-02-26 00:00"),
        ("2021-03-27 23:59", "2021-03-28 00:00"),
        ("2021-04-19 00:00", "2021-04-19 14:00"),
        ("2021-04-19 14:00", "2021-04-19 15:00"),
        ("2021-04-19 15:00", "2021-04-19 16:00"),
        ("2021-04-19 16:00", "2021-04-20 00:00"),
        ("2021-05-24 12:00", "2021-05-25 00:00"),
        ("2021-09-01 12:00", "2021-09-02 00:00"),
    ]) func `ends at midnight, or where a date begins or ends`(now: String, end: String) throws {
        #expect(try page(Sample.seminar(), at: Sample.instant(now)).validUntil == Sample.instant(end))
    }

    @Test(arguments: [("2021-03-28", 23), ("2021-10-31", 25), ("2021-06-01", 24)])
    func `lasts as long as the day does on the seminar's clocks`(day: String, hours: Double) throws {
        let midnight = try Sample.instant("\(day) 00:00")
        let page = try page(Sample.seminar(events: []), at: midnight)
        #expect(page.validUntil.timeIntervalSince(midnight) == hours * 60 * 60)
    }

    @Test func `ends at the instant of a timed deadline and not at the start of what calendars draw`() throws {
        let seminar = try Sample.seminar(events: [
            Sample.event("slides", .deadline(.at(Sample.wall("2021-07-01 18:00"))))
        ])
        #expect(
            try page(seminar, at: Sample.instant("2021-07-01 10:00")).validUntil == Sample.instant("2021-07-01 18:00"))
    }

    @Test func `is a promise: until then the bytes are the same, and then they are others`() throws {
        let seminar = try Sample.seminar()
        for now in ["2021-02-24 10:00", "2021-04-19 13:00", "2021-04-19 14:30", "2021-07-05 09:00", "2021-07-31 01:00"]
        {
            let now = try Sample.instant(now)
            let first = page(seminar, at: now)
            let last = page(seminar, at: first.validUntil.addingTimeInterval(-0.001))
            #expect(first == last)
            #expect(page(seminar, at: first.validUntil).html != first.html)
        }
    }

    @Test func `of the index is the shortest of its seminars'`() throws {
        var faraway = try Sample.seminar(events: [])
        faraway.zone = try Zone(identifier: "Asia/Tokyo")
        let seminars = [try Sample.seminar(), faraway]
        let now = try Sample.instant("2021-02-24 10:00")
        let index = pages.index(of: seminars, at: now, in: .english, links: Sample.links)
        #expect(index.validUntil == faraway.zone.startOfDay(try Sample.day("2021-02-25")))
    }
}
