import CivilTime
import Foundation

/// VTIMEZONE of somebody else's calendar (RFC 5545 §3.6.5): what its clocks show, whatever its name.
struct DocumentTimeZone {
    fileprivate struct Onset {
        let start: WallTime
        let rule: RecurrenceRule?
        let further: [WallTime]
        /// Seconds east of UTC, before and from the onset on.
        let offsets: (before: Int, after: Int)
    }

    private let onsets: [Onset]

    /// Nil where nothing can be made of it: zones are then known by their names alone.
    init?(_ component: DocumentComponent) {
        let observances = component.components.filter { ["STANDARD", "DAYLIGHT"].contains($0.name) }
        onsets = observances.compactMap(Self.onset)
        guard !onsets.isEmpty, onsets.count == observances.count else { return nil }
    }

    private static func onset(_ observance: DocumentComponent) -> Onset? {
        guard let start = (try? observance.property("DTSTART")?.time())?.wallTime,
            let before = observance.property("TZOFFSETFROM").flatMap({ UTCOffset($0.value) }),
            let after = observance.property("TZOFFSETTO").flatMap({ UTCOffset($0.value) })
        else { return nil }
        let rule = observance.property("RRULE").flatMap { try? RecurrenceRule(parsing: $0.value) }
        let further = observance.properties("RDATE").flatMap { (try? $0.times()) ?? [] }.compactMap(\.wallTime)
        return Onset(start: start, rule: rule, further: further, offsets: (before.seconds, after.seconds))
    }

    /// Seconds east of UTC while its clocks show `wall`; of an hour that a change leaves out or repeats, roughly.
    func offset(at wall: WallTime) -> Int? {
        let latest = onsets.compactMap { onset in
            onset.latest(until: wall).map { (wall: $0, offset: onset.offsets.after) }
        }
        if let current = latest.max(by: { $0.wall < $1.wall }) { return current.offset }
        return onsets.min { $0.start < $1.start }?.offsets.before
    }

    /// Whether clocks of `zone` show the same as these in the years, looked at in the middle and at the end of months.
    func agrees(with zone: Zone, in years: ClosedRange<Int>) -> Bool {
        let noon = TimeOfDay(hour: 12, minute: 0) ?? .midnight
        return years.allSatisfy { year in
            (1...12).allSatisfy { month in
                [1, 8, 15, 22].allSatisfy { day in
                    guard let date = CivilDate(year: year, month: month, day: day) else { return true }
                    let wall = WallTime(date: date, time: noon)
                    return offset(at: wall) == zone.offset(at: zone.instant(wall))
                }
            }
        }
    }
}

extension DocumentTimeZone.Onset {
    /// The last time that this onset came by. Rules of zones are yearly, and one that has ended is short.
    fileprivate func latest(until wall: WallTime) -> WallTime? {
        guard start <= wall else { return nil }
        let listed = further.filter { $0 <= wall }.max() ?? start
        guard let rule else { return max(start, listed) }
        let recent = WallTime(date: wall.date.adding(days: -800), time: .midnight)
        let ruled = last(of: rule, from: max(start, recent), until: wall) ?? last(of: rule, from: start, until: wall)
        return max(start, listed, ruled ?? start)
    }

    private func last(of rule: RecurrenceRule, from: WallTime, until wall: WallTime) -> WallTime? {
        var last: WallTime?
        for (count, time) in rule.occurrences(startingAt: start, in: .utc, from: from).enumerated() {
            guard time <= wall, count < 1_000 else { break }
            last = time
        }
        return last
    }
}

extension DocumentTime {
    /// What stands there, whatever its zone.
    fileprivate var wallTime: WallTime? {
        switch self {
        case .date(let date): WallTime(date: date, time: .midnight)
        case .floating(let wall), .zoned(let wall, _): wall
        case .utc(let instant): Zone.utc.wallTime(at: instant)
        }
    }
}

/// §3.3.14: `+0100`, `-033000`.
private struct UTCOffset {
    let seconds: Int

    init?(_ text: String) {
        let text = text.trimmed
        let digits = text.utf8.dropFirst().map { Int($0) - 0x30 }
        guard let sign = text.first, sign == "+" || sign == "-", digits.count == 4 || digits.count == 6,
            digits.allSatisfy((0...9).contains)
        else { return nil }
        let pairs = stride(from: 0, to: digits.count, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
        let total = pairs[0] * 3_600 + pairs[1] * 60 + (pairs.count == 3 ? pairs[2] : 0)
        seconds = sign == "-" ? -total : total
    }
}
