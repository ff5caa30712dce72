import CivilTime
import Foundation

/// A timed event that repeats (RFC 5545 §3.8.5).
package struct Recurrence: Hashable, Sendable {
    /// Where the rule starts counting; no occurrence unless the rule matches it.
    package var start: WallTime
    /// The end of an occurrence at `start`; every occurrence that is not moved lasts equally long.
    package var end: WallTime
    package var rule: RecurrenceRule
    /// Days without an occurrence of the rule, holidays included where they count.
    package var exceptions: Set<CivilDate>
    /// When single occurrences take place instead, by the starts that the rule gives them (§3.8.4.4).
    package var moved: [WallTime: Times]
    /// Where occurrences start besides the rule's (§3.8.5.2), be it at an excepted one's time.
    package var additional: Set<WallTime>

    package init(
        start: WallTime, end: WallTime, rule: RecurrenceRule, exceptions: Set<CivilDate> = [],
        moved: [WallTime: Times] = [:], additional: Set<WallTime> = []
    ) {
        self.start = start
        self.end = end
        self.rule = rule
        self.exceptions = exceptions
        self.moved = moved
        self.additional = additional
    }

    /// When one occurrence takes place; `to` is exclusive.
    package struct Times: Hashable, Sendable, Comparable {
        package var from: WallTime
        package var to: WallTime

        package init(from: WallTime, to: WallTime) {
            self.from = from
            self.to = to
        }

        package static func < (one: Times, other: Times) -> Bool { (one.from, one.to) < (other.from, other.to) }
    }

    /// The starts that the rule gives, ascending, without the exceptions; also those whose occurrences are moved.
    /// `from` is inclusive.
    package func starts(in zone: Zone, from: WallTime? = nil) -> some Sequence<WallTime> {
        rule.occurrences(startingAt: start, in: zone, from: from).lazy.filter { !exceptions.contains($0.date) }
    }

    /// The end of the occurrence that begins at `occurrence` and is not moved: as long after it in elapsed time as the
    /// first's (RFC 5545 §3.8.5.3).
    package func end(ofOccurrenceAt occurrence: WallTime, in zone: Zone) -> WallTime {
        zone.wallTime(at: zone.instant(occurrence).addingTimeInterval(length(in: zone)))
    }

    /// In elapsed time. Where the start is left out by a change to summer time, nothing has ever lasted from it to the
    /// end: what the hands move counts, as on any other day.
    func length(in zone: Zone) -> TimeInterval {
        let first = zone.instant(start)
        if zone.wallTime(at: first) != start { return TimeInterval(start.seconds(until: end)) }
        return zone.instant(end).timeIntervalSince(first)
    }
}
