import CivilTime
import SeminarCore
import Testing

@Suite struct DeadlineOccurrenceTests {
    @Test(arguments: [
        ("2021-03-28 03:00", "2021-03-28 01:30"), ("2021-03-28 03:15", "2021-03-28 01:45"),
        ("2021-03-28 03:45", "2021-03-28 03:15"), ("2021-10-31 02:00", "2021-10-31 01:30"),
        ("2021-05-03 18:00", "2021-05-03 17:30"),
    ])
    func `a calendar shows a deadline for the half hour before it, also just after the clocks went forward`(
        deadline: String, start: String
    ) throws {
        let zone = try Zone(identifier: "Europe/Berlin")
        let (due, from) = (try #require(WallTime(deadline)), try #require(WallTime(start)))
        let occurrence = Schedule.deadline(.at(due)).occurrences(in: zone).first { _ in true }
        #expect(occurrence == .timed(from: from, to: due))
    }
}
