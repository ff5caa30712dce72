import CivilTime
import Foundation
import SeminarCore
import Testing

@Suite struct SeminarOutlineTests {
    private func weekly(count: Int?) throws -> Schedule {
        let start = try wall("2021-04-12 14:00")
        let end = count.map { ";COUNT=\($0)" } ?? ""
        return .recurring(
            Recurrence(
                start: start, end: start.adding(seconds: 3_600), rule: try RecurrenceRule(parsing: "FREQ=WEEKLY\(end)"))
        )
    }

    private func outline(_ events: Event...) throws -> SeminarOutline { SeminarOutline(try seminar(events: events)) }

    @Test func `lists when events take place, as the events themselves say it, across a change of the clock`() throws {
        let seminar = try seminar(events: [
            event("hours", try weekly(count: 40)), event("day", .day(try date("2021-10-31"))),
            event("report", .deadline(.at(try wall("2021-05-03 18:00")))),
        ])
        let times = seminar.events.flatMap { event in
            event.schedule.occurrences(in: seminar.zone).map {
                [$0.start(in: seminar.zone), $0.end(in: seminar.zone)].map { Int($0.timeIntervalSince1970) }
            }
        }
        let spans = SeminarOutline(seminar).agenda.spans
        #expect(spans.map { [$0.start, $0.end] } == times.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) })
    }

    @Test func `comes back from its text as it was`() throws {
        let outline = try outline(
            event("hours", try weekly(count: nil)), event("day", .day(try date("1969-10-31")), isCancelled: true),
            event(
                "undecided",
                .undecided(between: date("2021-07-01"), and: date("2021-07-09"), decideBy: date("2021-06-01"))))
        let text = try JSONEncoder().encode(outline)
        #expect(try JSONDecoder().decode(SeminarOutline.self, from: text) == outline)
        #expect(text.count < 8_000)
    }

    @Test func `of what repeats without end knows that there is always more`() throws {
        let agenda = try outline(event("hours", try weekly(count: nil))).agenda
        #expect(agenda.spans.count == 401)
        let later = try berlin("2090-01-01 00:00")
        #expect(agenda.spans(endingAfter: later).map(\.isEndless) == [true])
    }

    @Test func `what is over at its end goes on until then`() throws {
        let agenda = try outline(event("day", .day(try date("2021-05-03")))).agenda
        let end = try berlin("2021-05-04 00:00")
        #expect(agenda.spans(endingAfter: end.addingTimeInterval(-0.001)).count == 1)
        #expect(agenda.spans(endingAfter: end).isEmpty)
    }

    @Test func `the nearest date is one that everybody may see`() throws {
        let agenda = try outline(
            event("cancelled", .day(try date("2021-05-01")), isCancelled: true),
            event("internal", .day(try date("2021-05-02")), audience: .organisers),
            event("public", .day(try date("2021-05-03")))
        ).agenda
        let nearest = agenda.nearest(at: try berlin("2021-04-01 00:00"))
        #expect(nearest == Int(try berlin("2021-05-03 00:00").timeIntervalSince1970))
        #expect(agenda.nearest(at: try berlin("2021-05-04 00:00")) == nil)
    }
}
