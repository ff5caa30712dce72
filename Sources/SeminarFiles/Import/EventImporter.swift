import CivilTime
import Foundation
import ICalendar
import SeminarCore

/// Makes a seminar's events of one event of the calendar: one wherever a seminar's file can say it as one.
struct EventImporter {
    let clock: ImportClock

    /// What repeats in no way that a file can say is written out, but not longer than anybody would read.
    private static let mostWrittenOut = 100

    private static let deadlineNote = "it takes no time in the calendar; here it is a deadline"

    func events(
        _ master: DocumentComponent, overrides: [DocumentComponent]
    ) throws(CalendarSyntaxError) -> [ImportedEvent] {
        guard let (event, _) = try single(master) else { return [] }
        var notes: [String] = []
        guard let times = try ImportedTimes(of: master, clock: clock, notes: &notes),
            let series = try ImportedSeries(master, times, clock: clock)
        else {
            var events = [event]
            for override in overrides { if let other = try single(override) { events.append(other.0) } }
            return events
        }
        let texts = ImportedTexts(of: master, zone: clock.zone)
        let changes = try SeriesChanges(overrides, of: series, words: texts.lines, reader: self)
        var base = event
        base.lines = texts.lines
        base.notes += series.notes + changes.notes
        if times.seconds == 0, !series.isOfDays {
            base.notes.removeAll { $0 == Self.deadlineNote }
            base.notes.append("it takes no time in the calendar; here half an hour")
        }
        return events(series, changes, base: base)
    }

    /// An event, or one occurrence of one, that takes place once; nil where it does not say when.
    func single(_ component: DocumentComponent) throws(CalendarSyntaxError) -> (ImportedEvent, Occurrence)? {
        var notes: [String] = []
        guard let times = try ImportedTimes(of: component, clock: clock, notes: &notes) else { return nil }
        let texts = ImportedTexts(of: component, zone: clock.zone)
        let occurrence = times.first(clock)
        if case .timed(let from, let to) = occurrence, from == to {
            notes.append(Self.deadlineNote)
        }
        let uid = component.property("UID")?.text.inOneLine ?? ""
        let name = ImportedName(uid: uid, summary: texts.summary, day: occurrence.firstDay, isPart: false)
        let lines = texts.lines + ImportedShape.lines(of: occurrence)
        return (ImportedEvent(name: name, lines: lines, notes: notes + texts.notes), occurrence)
    }

    /// With all changes in it, else with these beside it, else written out.
    private func events(_ series: ImportedSeries, _ changes: SeriesChanges, base: ImportedEvent) -> [ImportedEvent] {
        let whole = SeriesForms(series: series, changes: changes, includesAdded: true)
        let part = { self.part($0, of: base) }
        let parted = SeriesForms(series: series, changes: changes.allApart(part), includesAdded: false)
        for forms in [whole, parted] {
            guard let lines = forms.lines() else { continue }
            var event = base
            event.lines += lines
            let additions = forms.includesAdded ? [] : forms.additions.map(series.occurrence).map(part)
            return [event] + additions + forms.changes.apart.sorted { $0.key < $1.key }.map(\.value)
        }
        var events = writtenOut(series, whole, base: base)
        let hasNotes = !events.isEmpty
        events += changes.apart.sorted { $0.key < $1.key }.map(\.value)
        if !hasNotes, !events.isEmpty { events[0].notes += base.notes }
        return events
    }

    private func writtenOut(_ series: ImportedSeries, _ forms: SeriesForms, base: ImportedEvent) -> [ImportedEvent] {
        let occurrences = forms.occurrences
        var parts = occurrences.prefix(Self.mostWrittenOut).map { part($0, of: base) }
        guard let last = occurrences.prefix(Self.mostWrittenOut).last, !parts.isEmpty else {
            return []
        }
        let isCut = occurrences.count > parts.count
        let zone = series.isOfDays ? "" : " in \(series.origin.identifier)"
        let rule = "it repeats by \(series.rule.description.shortened)\(zone), which cannot be said here"
        let rest = isCut ? ", and what comes after \(last.firstDay) is not carried over" : ""
        parts[0].notes = base.notes + ["\(rule); each time is an event, without reminders\(rest)"]
        return parts
    }

    /// Without reminders, which nothing that repeats has unless somebody says so.
    private func part(_ occurrence: Occurrence, of base: ImportedEvent) -> ImportedEvent {
        var part = base
        part.lines = base.lines + ImportedShape.lines(of: occurrence) + [(.remind, "[]")]
        part.name.day = occurrence.firstDay
        part.name.isPart = true
        part.notes = []
        return part
    }
}
