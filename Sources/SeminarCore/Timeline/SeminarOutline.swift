import CivilTime
import Foundation

/// What is known of a seminar without its timeline: enough to list thousands of them, and to tell which few a question is
/// about.
package struct SeminarOutline: Hashable, Sendable, Codable {
    package var title: String
    package var language: Language
    /// The time zone's name.
    package var zone: String
    package var organisers: [OutlinedOrganiser]
    /// How many events there are.
    package var events: Int
    package var agenda: OutlinedAgenda
    package var decisions: [OutlinedDecision]
}

extension SeminarOutline {
    package init(_ seminar: Seminar) {
        title = seminar.title
        language = seminar.language
        zone = seminar.zone.identifier
        organisers = seminar.organisers.map { OutlinedOrganiser(name: $0.name, address: $0.email.identity) }
        events = seminar.events.count
        agenda = OutlinedAgenda(seminar)
        decisions = seminar.events.compactMap { OutlinedDecision($0, in: seminar.zone) }
    }
}

/// By whom a seminar is run, as one looks for them.
package struct OutlinedOrganiser: Hashable, Sendable, Codable {
    package var name: String
    /// In small letters.
    package var address: String
}

/// An event whose date is still to be fixed.
package struct OutlinedDecision: Hashable, Sendable, Codable {
    package var event: Identifier
    /// The day by whose end it is to be.
    package var decideBy: String
    package var isLateFrom: Date
    /// When there is nothing to be fixed any more.
    package var isOverFrom: Date
}

extension OutlinedDecision {
    fileprivate init?(_ event: Event, in zone: Zone) {
        guard case .undecided(_, let and, let decideBy) = event.schedule, !event.isCancelled else { return nil }
        self.init(
            event: event.id, decideBy: decideBy.description, isLateFrom: zone.endOfDay(decideBy),
            isOverFrom: zone.endOfDay(and))
    }
}
