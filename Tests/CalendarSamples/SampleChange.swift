import Foundation
import SeminarCore

/// A large seminar as it is served, and as it is after one of its events has another summary.
package struct SampleChange {
    private let before: Seminar
    private let after: Seminar
    private let stamps: [Identifier: EventStamp]
    private let feed: SeminarFeed

    init(_ seminar: Seminar) throws {
        before = seminar
        stamps = try CalendarSamples.stamps(of: seminar)
        feed = try SeminarCalendar(seminar, stamps: stamps).encodedFeed()
        var changed = seminar
        changed.events[changed.events.count / 2].summary += " (moved)"
        after = changed
    }

    /// What the service does of it: which stamps move, and the feed's text.
    package func followed() throws -> SeminarFeed {
        let stamps = try SeminarCalendar.stamps(
            of: after, following: stamps, from: before, at: CalendarSamples.now.addingTimeInterval(60))
        return try SeminarCalendar(after, stamps: stamps).encodedFeed(following: feed)
    }

    /// The same without what is known from before.
    package func rendered() throws -> SeminarFeed {
        let stamps = try SeminarCalendar.stamps(
            of: after, following: stamps, at: CalendarSamples.now.addingTimeInterval(60))
        return try SeminarCalendar(after, stamps: stamps).encodedFeed()
    }
}

extension CalendarSamples {
    package static func change(_ kind: Kind) throws -> SampleChange { try SampleChange(seminar(kind)) }
}
