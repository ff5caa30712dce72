import TestSupport
import Testing

/// Feeds of the running service as three programs by others expand them: PyPI's `icalendar` with
/// `recurring-ical-events`, PyPI's `ical`, and Debian's libical.
@Suite(.timeLimit(.minutes(20))) struct ExpansionTests {
    private struct Question: Encodable {
        let text: String
        let first = "2021-01-01"
        let last = "2022-01-01"
    }

    private static let scripts = ["occurrences", "timeline", "spans"]

    private func expansions(_ feed: [UInt8]) throws -> [[String]] {
        let question = Question(text: String(decoding: feed, as: UTF8.self))
        return try Self.scripts.map { script in
            try CalendarOracle.answer(of: script, to: question).split(separator: "\n").map(String.init)
        }
    }

    /// Both changes of the clocks, what is excepted, moved (into the hour that is left out's neighbour, and in its time
    /// alone), added, cancelled, not fixed; and one that is taken out.
    private static let nasty = """
        seminar: nasty
        title: Nasty
        time_zone: Europe/Berlin
        events:
          - id: spring
            summary: Over the change to summer time
            start: 2021-03-22 09:00
            end: 2021-03-22 10:30
            rrule: FREQ=WEEKLY;BYDAY=MO,TH;COUNT=6
            except: [2021-03-25]
            moved: { 2021-03-29: 2021-03-28 03:00-04:00, 2021-04-08: 15:00-16:00 }
            also: [2021-04-10 11:00]
          - id: autumn
            summary: Over the change to winter time, and midnight
            start: 2021-10-24 23:00
            end: 2021-10-25 00:30
            rrule: FREQ=WEEKLY;UNTIL=20211107T220000Z
          - { id: off, summary: Called off, on: 2021-05-20, cancelled: true }
          - { id: window, summary: Days over the change, from: 2021-03-27, through: 2021-03-28 }
          - { id: open, summary: Not fixed, between: 2021-07-26, and: 2021-07-31, decide_by: 2021-07-01 }

        """

    private static let expected = """
        autumn@nasty.seminard 2021-10-24T21:00:00Z 2021-10-24T22:30:00Z
        autumn@nasty.seminard 2021-10-31T22:00:00Z 2021-10-31T23:30:00Z
        autumn@nasty.seminard 2021-11-07T22:00:00Z 2021-11-07T23:30:00Z
        gone@nasty.seminard 2021-06-01T12:00:00Z 2021-06-01T13:00:00Z
        off@nasty.seminard 2021-05-20 2021-05-21
        open@nasty.seminard 2021-07-26 2021-08-01
        spring@nasty.seminard 2021-03-22T08:00:00Z 2021-03-22T09:30:00Z
        spring@nasty.seminard 2021-03-28T01:00:00Z 2021-03-28T02:00:00Z
        spring@nasty.seminard 2021-04-01T07:00:00Z 2021-04-01T08:30:00Z
        spring@nasty.seminard 2021-04-05T07:00:00Z 2021-04-05T08:30:00Z
        spring@nasty.seminard 2021-04-08T13:00:00Z 2021-04-08T14:00:00Z
        spring@nasty.seminard 2021-04-10T09:00:00Z 2021-04-10T10:30:00Z
        window@nasty.seminard 2021-03-27 2021-03-29
        """.split(separator: "\n").map(String.init)

    @Test func `everybody expands the nasty seminar to what was meant, and the sample alike`() async throws {
        let folder = try ServiceFolder()
        let gone = "  - { id: gone, summary: Taken out, start: 2021-06-01 14:00, duration: 1h }\n"
        try folder.write(Self.nasty + gone, to: "seminars/nasty.yaml")
        let service = try await RunningService.start(
            in: folder, "--clock-start", "2021-02-20 08:00", "--clock-speed", "1")
        try folder.write(Self.nasty, to: "seminars/nasty.yaml")
        #expect(try await service.ask("reload").status == 0)
        let feed = try await service.get("/nasty.ics")
        #expect(feed.text.contains("SUMMARY:CANCELLED: Taken out"))
        #expect(CalendarLint.complaints(about: feed.body) == [])
        for expansion in try expansions(feed.body) { #expect(expansion == Self.expected) }

        let sample = try expansions(try await service.get("/tadl-ss21.ics").body)
        #expect(Set(sample).count == 1)
        #expect(sample.first?.count == 33)
    }
}
