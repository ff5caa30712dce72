import CivilTime
import Foundation
import ICalendar

extension EventComponent {
    /// An event of a seminar as calendars show it, without the occurrences that are moved; see `components`.
    ///
    /// Nil where a recurrence has no occurrence left: a VEVENT needs a first one.
    package init?(_ event: Event, of seminar: Seminar, stamp: EventStamp) {
        guard let span = event.schedule.firstInCalendar(seminar.zone) else { return nil }
        let times = EventTime.times(of: span, in: seminar.zone)
        let words = CalendarWording(seminar.language)
        self.init(
            uid: Self.uid(of: event.id, in: seminar.id), stamp: stamp.lastModified, start: times.start, end: times.end,
            summary: words.summary(of: event))
        sequence = stamp.sequence
        lastModified = stamp.lastModified
        description = words.description(of: event)
        location = event.location
        url = event.url
        conference = event.conference.map { Conference(uri: $0) }
        categories = event.categories
        priority = event.priority
        color = event.color
        status = event.status
        let isBusy = event.schedule.occupiesTime && !event.isCancelled
        transparency = isBusy ? .opaque : .transparent
        busyStatus = isBusy ? .busy : .free
        if case .recurring(let recurrence) = event.schedule { repeats(recurrence, from: span, in: seminar.zone) }
    }

    /// The UID: of event and seminar alone, so that neither a new address of the server nor a new date changes it
    /// (RFC 7986 §5.3).
    package static func uid(of event: Identifier, in seminar: Identifier) -> String { "\(event)@\(seminar).seminard" }
}

extension EventTime {
    /// Start, and exclusive end, of an occurrence.
    static func times(of span: Occurrence, in zone: Zone) -> (start: EventTime, end: EventTime) {
        switch span {
        case .allDay(let from, let through): (.date(from), .date(through.adding(days: 1)))
        case .timed(let from, let to): (.zoned(from, zone), .zoned(to, zone))
        }
    }
}

extension Event {
    fileprivate var status: EventStatus {
        if isCancelled { return .cancelled }
        return schedule.shape == .undecided ? .tentative : .confirmed
    }
}

extension Schedule {
    /// Whether somebody who attends is busy: days, windows and deadlines would make subscribers look so for nothing.
    package var occupiesTime: Bool {
        switch shape {
        case .appointment, .recurring: true
        case .day, .days, .deadline, .undecided: false
        }
    }
}
