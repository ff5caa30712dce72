import CivilTime
import Foundation

/// An instant as an organiser types it: `2021-02-24`, `2021-02-24 08:00`, or with an offset `2021-02-24T08:00:00+01:00`.
package enum TypedInstant {
    /// Nil where it is none; without an offset it is on `zone`'s wall clock, a bare day its first instant.
    package static func parse(_ text: String, in zone: Zone) -> Date? {
        if let date = CivilDate(text) { return zone.startOfDay(date) }
        if let wall = WallTime(text) { return zone.instant(wall) }
        guard let (wall, offset) = withOffset(text) else { return nil }
        return Zone.utc.instant(wall).addingTimeInterval(-Double(offset))
    }

    private static func withOffset(_ text: String) -> (WallTime, Int)? {
        if text.hasSuffix("Z") { return WallTime(String(text.dropLast())).map { ($0, 0) } }
        let offset = text.suffix(6)
        guard offset.count == 6, let sign = ["+": 1, "-": -1][offset.prefix(1)],
            let time = TimeOfDay(String(offset.dropFirst())), let wall = WallTime(String(text.dropLast(6)))
        else { return nil }
        return (wall, sign * time.secondsSinceMidnight)
    }
}
