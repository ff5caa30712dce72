import CivilTime
import ICalendar
import SeminarCore

/// What the calendar says about single occurrences of an event that repeats (RFC 5545 §3.8.4.4), by their own starts.
struct SeriesChanges {
    /// Other times, and nothing else.
    var moved: [WallTime: Occurrence] = [:]
    /// Other words: they become events of their own.
    var apart: [WallTime: ImportedEvent] = [:]
    var cancelled: Set<WallTime> = []
    var notes: [String] = []

    /// All that do not take place where the series has them.
    var originals: Set<WallTime> { cancelled.union(moved.keys).union(apart.keys) }

    /// Those that only move, as events of their own too.
    func allApart(_ event: (Occurrence) -> ImportedEvent) -> SeriesChanges {
        var changes = self
        changes.moved = [:]
        changes.apart.merge(moved.mapValues(event)) { own, _ in own }
        return changes
    }

    /// `words` are the master's.
    init(
        _ overrides: [DocumentComponent], of series: ImportedSeries, words: [ImportedEvent.Line],
        reader: EventImporter
    ) throws(CalendarSyntaxError) {
        for override in overrides {
            guard let property = override.property("RECURRENCE-ID"), let original = try series.original(property) else {
                continue
            }
            if property.parameter("RANGE")?.uppercased() == "THISANDFUTURE" {
                notes.append("the calendar changes \(original) and all that follow; here only this one is changed")
            }
            if override.property("STATUS")?.value.uppercased().trimmed == "CANCELLED" {
                cancelled.insert(original)
                notes.append("\(original) is cancelled in the calendar, and excepted here")
            } else {
                try add(override, at: original, of: series, words: words, reader: reader)
            }
        }
    }

    private mutating func add(
        _ override: DocumentComponent, at original: WallTime, of series: ImportedSeries, words: [ImportedEvent.Line],
        reader: EventImporter
    ) throws(CalendarSyntaxError) {
        guard let (single, occurrence) = try reader.single(override) else { return }
        var event = single
        let texts = ImportedTexts(of: override, zone: reader.clock.zone).lines
        let isSame = texts.elementsEqual(words) { $0.key == $1.key && $0.value == $1.value }
        let takesPlace = series.isEndless || series.ruled.contains(original)
        if isSame, takesPlace {
            notes += event.notes.map { "\(original): \($0)" }
            if occurrence != series.occurrence(at: original) { moved[original] = occurrence }
        } else {
            event.name.isPart = true
            event.lines.append((.remind, "[]"))
            event.notes.append(
                "in place of \(original) in its series, with words of its own; without reminders, as the series")
            apart[original] = event
        }
    }
}
