import CivilTime
import Foundation
import Testing

@testable import SeminarDaemon

@Suite struct SimulatedClockTests {
    private let start = Date(timeIntervalSince1970: 1_614_150_000)

    @Test func `it stands at its start until the service has looked at what is due`() {
        let clock = SimulatedClock(start: start, speed: 1_000_000_000)
        #expect(clock.now() == start)
    }

    @Test func `it runs to the next due instant and stands there until that is done`() {
        let clock = SimulatedClock(start: start, speed: 1_000_000_000_000)
        let due = start.addingTimeInterval(24 * 60 * 60)
        clock.holds(at: due)
        while clock.now() < due {}
        #expect(clock.now() == due)
        clock.holds(at: nil)
        while clock.now() == due {}
        #expect(clock.now() > due)
    }

    @Test func `what is due already does not set it back`() {
        let clock = SimulatedClock(start: start, speed: 1)
        clock.holds(at: start.addingTimeInterval(-3600))
        #expect(clock.now() == start)
    }
}

@Suite struct TypedInstantTests {
    @Test(arguments: [
        ("2021-02-24", "2021-02-24T00:00:00+01:00"), ("2021-02-24 08:00", "2021-02-24T08:00:00+01:00"),
        ("2021-07-24T08:00", "2021-07-24T08:00:00+02:00"), ("2021-02-24T08:00:00Z", "2021-02-24T09:00:00+01:00"),
        ("2021-02-24T08:00:00-05:00", "2021-02-24T14:00:00+01:00"),
    ])
    func `a time without an offset is on the zone's wall clock`(text: String, instant: String) throws {
        let berlin = try Zone(identifier: "Europe/Berlin")
        #expect(TypedInstant.parse(text, in: berlin).map { berlin.rfc3339($0) } == instant)
    }

    @Test(arguments: ["", "tomorrow", "2021-02-30", "2021-02-24 25:00", "08:00", "2021-02-24T08:00:00+99:00", "Z"])
    func `what is no time is none`(text: String) throws {
        #expect(TypedInstant.parse(text, in: try Zone(identifier: "Europe/Berlin")) == nil)
    }
}
