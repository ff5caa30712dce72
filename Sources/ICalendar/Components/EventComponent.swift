import CivilTime
import Foundation

/// VEVENT (RFC 5545 §3.6.1, RFC 7986 §5).
///
/// What an event cannot do without is asked for by `init`. An end is among it: without one a timed event has no length,
/// and clients draw it as nothing or as a day.
package struct EventComponent: Hashable, Sendable {
    package var uid: String
    /// DTSTAMP: when this revision was made, not when it was written out.
    package var stamp: Date
    package var created: Date?
    package var lastModified: Date?
    /// Grows with every change that a subscriber can see (§3.8.7.4).
    package var sequence = 0

    package var start: EventTime
    /// Exclusive: the day after the last one, or the instant when it is over.
    package var end: EventTime
    /// `start` is its first occurrence.
    package var recurrence: RecurrenceRule?
    /// Written are the ones that an occurrence of the rule falls on.
    package var exceptionTimes: [EventTime] = []
    package var recurrenceTimes: [EventTime] = []
    /// The original start of the one instance that this component replaces; the master has the same `uid`.
    package var recurrenceIdentifier: EventTime?

    package var summary: String
    package var description: String?
    package var location: String?
    package var url: String?
    package var conference: Conference?
    package var categories: [String] = []
    package var status: EventStatus?
    package var transparency: TimeTransparency?
    package var busyStatus: BusyStatus?
    package var classification: Classification?
    /// 1 is the highest, 9 the lowest, 0 none (§3.8.1.9).
    package var priority: Int?
    /// A colour's name in CSS (RFC 7986 §5.9).
    package var color: String?
    package var organizer: Organizer?
    package var alarms: [DisplayAlarm] = []

    package init(uid: String, stamp: Date, start: EventTime, end: EventTime, summary: String) {
        self.uid = uid
        self.stamp = stamp
        self.start = start
        self.end = end
        self.summary = summary
    }
}
