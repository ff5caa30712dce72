import CivilTime
import Foundation
import ICalendar
import SeminarCore

/// When an event repeats, as the calendar has it (RFC 5545 §3.8.5), all on the clock of its own zone.
struct ImportedSeries {
    /// Starts are counted up to here; what goes on longer is compared so far.
    static let longest = 500

    let times: ImportedTimes
    let clock: ImportClock
    private(set) var notes: [String] = []
    /// What the calendar says, or once alone where it only lists further times.
    private(set) var rule: RecurrenceRule
    /// The rule's, ascending; one more than `longest` where there are more.
    private(set) var ruled: [WallTime] = []
    /// RDATE, and a start that is off the rule, which calendars show all the same.
    private(set) var added: Set<WallTime> = []
    /// EXDATE.
    private(set) var removed: Set<WallTime> = []

    private var startsByDay: [CivilDate: [WallTime]] = [:]

    private static let once = "FREQ=DAILY;COUNT=1"

    /// Nil where the event takes place once.
    init?(_ master: DocumentComponent, _ times: ImportedTimes, clock: ImportClock) throws(CalendarSyntaxError) {
        let hasDates = master.property("RDATE") != nil
        guard let once = try? RecurrenceRule(parsing: Self.once), hasDates || master.property("RRULE") != nil else {
            return nil
        }
        (self.times, self.clock, rule) = (times, clock, once)
        if let property = master.property("RRULE") { readRule(property) }
        ruled = starts()
        for property in master.properties("RDATE") { added.formUnion(try walls(property)) }
        if master.properties("RDATE").contains(where: { $0.parameter("VALUE")?.uppercased() == "PERIOD" }) {
            notes.append("its additional times have ends of their own in the calendar; here all last equally long")
        }
        added.subtract(ruled)
        if ruled.first != start { added.insert(start) }
        startsByDay = Dictionary(grouping: ruled + added, by: \.date)
        for property in master.properties("EXDATE") { removed.formUnion(try walls(property)) }
    }

    private mutating func readRule(_ property: DocumentProperty) {
        do {
            var text = property.value.trimmed
            while text.last == ";" { text.removeLast() }
            rule = try RecurrenceRule(parsing: text)
        } catch {
            notes.append("not carried over: RRULE \(property.value.shortened): \(error.what)")
        }
    }

    private func starts() -> [WallTime] {
        if isOfDays {
            return rule.dates(startingAt: start.date).prefix(Self.longest + 1).map(\.midnight)
        }
        return Array(rule.occurrences(startingAt: start, in: origin).prefix(Self.longest + 1))
    }

    /// A day among times means whatever begins on it.
    private func walls(_ property: DocumentProperty) throws(CalendarSyntaxError) -> Set<WallTime> {
        var ignored: [String] = []
        var walls: Set<WallTime> = []
        for time in try property.times() {
            switch clock.time(time, notes: &ignored) {
            case .day(let day): walls.formUnion(startsByDay[day] ?? [WallTime(date: day, time: start.time)])
            case .moment(let wall, _) where isOfDays: walls.insert(wall.date.midnight)
            case .moment(let wall, let zone):
                walls.insert(zone == origin ? wall : origin.wallTime(at: zone.instant(wall)))
            }
        }
        return walls
    }

    /// Which start a RECURRENCE-ID means.
    func original(_ property: DocumentProperty) throws(CalendarSyntaxError) -> WallTime? {
        try walls(property).max()
    }
}

extension ImportedSeries {
    var isEndless: Bool { ruled.count > Self.longest }

    var isOfDays: Bool { if case .day = times.start { true } else { false } }

    /// Where the rule starts counting.
    var start: WallTime {
        switch times.start {
        case .day(let date): date.midnight
        case .moment(let wall, _): wall
        }
    }

    /// Of the clock on which it repeats.
    var origin: Zone {
        switch times.start {
        case .day: .utc
        case .moment(_, let zone): zone
        }
    }

    /// Something that repeats has to last.
    var seconds: TimeInterval { times.seconds > 0 ? times.seconds : ImportedTimes.secondsOfMoment }

    /// The one that starts at `wall` on its own clock.
    func occurrence(at wall: WallTime) -> Occurrence {
        guard isOfDays else { return clock.occurrence(from: clock.here(wall, in: origin), lasting: seconds) }
        return .allDay(from: wall.date, through: wall.date.adding(days: times.days - 1))
    }
}

extension CivilDate {
    fileprivate var midnight: WallTime { WallTime(date: self, time: .midnight) }
}
