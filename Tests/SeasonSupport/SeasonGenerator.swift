import CivilTime
import Foundation
import TestSupport

/// Makes seasons up: small ones, around a change of the clocks, with everything that can go wrong in some of them.
package struct SeasonGenerator {
    var chance: SeededGenerator
    let seed: UInt64
    let zone: Zone
    /// The day on which the clocks of the zone change.
    let day: CivilDate

    /// Zones whose clocks go forward and back, by an hour and by half an hour, at night and at midnight, or never; and
    /// days on which they do.
    private static let scenes = [
        ("Europe/Berlin", ["2021-03-28", "2021-10-31", "2021-05-24"]),
        ("America/New_York", ["2021-03-14", "2021-11-07"]),
        ("Australia/Lord_Howe", ["2021-04-04", "2021-10-03"]),
        ("America/Santiago", ["2021-09-05", "2022-04-03"]),
        ("Asia/Kolkata", ["2021-12-31"]),
    ]

    package static func season(seed: UInt64) throws -> Season {
        var chance = SeededGenerator(seed: seed)
        let scene = chance.pick(scenes)
        let zone = try Zone(identifier: scene.0)
        let day = CivilDate(chance.pick(scene.1)) ?? CivilDate(daysSinceEpoch: 18_700)
        var generator = SeasonGenerator(chance: chance, seed: seed, zone: zone, day: day)
        return generator.season()
    }

    private mutating func season() -> Season {
        let begin = instant(daysFrom: -chance.number(4...20))
        let events = (1...chance.number(1...3)).map { event($0) }
        var season = Season(
            seed: seed, zone: zone, remindAt: time(), organisers: ["olga@example.org"], begin: begin,
            end: instant(daysFrom: 24), texts: [Season.Text(at: begin, events: events)], rows: [])
        season.holidays = chance.odds(2) ? (0...chance.number(0...4)).map { _ in date(within: -6...12) } : []
        if chance.odds(2) { season.quietHours = quietHours() }
        people(in: &season)
        trouble(in: &season)
        edits(in: &season)
        acts(in: &season)
        extensions(in: &season)
        season.acts.sort { $0.at < $1.at }
        wrongClocks(in: &season)
        return season
    }

    /// At odd seconds, so that nothing falls together with what people do by accident.
    mutating func instant(daysFrom offset: Int) -> Date {
        zone.instant(WallTime(date: day.adding(days: offset), time: time())).addingTimeInterval(17)
    }

    mutating func instant(within span: Range<Date>) -> Date {
        let minutes = Int(span.upperBound.timeIntervalSince(span.lowerBound) / 60)
        return span.lowerBound.addingTimeInterval(Double(chance.number(1...max(2, minutes - 1)) * 60 + 13))
    }

    mutating func date(within offsets: ClosedRange<Int>) -> CivilDate { day.adding(days: chance.number(offsets)) }

    /// Often in the hours that the clocks leave out or show twice.
    mutating func time() -> TimeOfDay {
        let hour = chance.odds(3) ? chance.number(0...3) : chance.number(0...23)
        return TimeOfDay(hour: hour, minute: chance.pick([0, 0, 15, 30, 45])) ?? .midnight
    }

    mutating func wall(within offsets: ClosedRange<Int>) -> WallTime {
        WallTime(date: date(within: offsets), time: time())
    }

    private mutating func quietHours() -> (begin: TimeOfDay, end: TimeOfDay) {
        let spans = [
            ("21:00", "07:00"), ("22:30", "08:15"), ("00:00", "06:00"), ("12:00", "14:00"), ("02:00", "03:00"),
        ]
        let span = chance.pick(spans)
        return (TimeOfDay(span.0) ?? .midnight, TimeOfDay(span.1) ?? .midnight)
    }

    /// Some come late; two rows may be one person, and an organiser may take part.
    private mutating func people(in season: inout Season) {
        let names = ["ada@example.org", "ben@example.org", "olga@example.org", "Ada@Example.org"]
        for number in 0..<chance.number(1...3) {
            let isLate = chance.odds(4)
            let email = number == 0 ? names[0] : chance.pick(names)
            let enrolledAt = isLate ? instant(within: season.begin..<season.end) : season.begin
            // Within a roster, an id or an address makes a row.
            guard !season.rows.contains(where: { $0.email == email }) else { continue }
            season.rows.append(
                Season.Row(
                    id: chance.odds(2) ? "id\(number)" : email.lowercased(), email: email, enrolledAt: enrolledAt))
        }
        var seen: Set<String> = []
        season.rows.removeAll { !seen.insert($0.id).inserted }
    }
}

extension SeededGenerator {
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

    /// True once in `count` times.
    mutating func odds(_ count: Int) -> Bool { number(1...count) == 1 }
}
