import Foundation

/// One thing that a service decided or did in a season: what the product and the model are compared by.
package struct SeasonEntry: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A mail to be sent, the most urgent item first.
        case mail([SeasonItem])
        /// An item that goes into no mail now: `held`, `skipped` or `stale`, and why.
        case decided(SeasonItem, String)
        /// The relay was given these; it took them or put them off.
        case attempt([SeasonItem], isAccepted: Bool)
        /// A mail is looked at again then.
        case wait(until: Date)
        /// A mail is given up.
        case end(String)
        /// An item leaves its mail before that is written.
        case dropped(SeasonItem, String)
    }

    package var at: Date
    /// In lower case.
    package var address: String
    package var kind: Kind

    package init(at: Date, _ address: String, _ kind: Kind) {
        self.at = at
        self.address = address
        self.kind = kind
    }
}

extension SeasonEntry {
    /// Whether it tells of changed dates.
    var isNotice: Bool {
        guard case .attempt(let items, _) = kind else { return false }
        return items.contains { $0.rule.hasPrefix("notice: ") }
    }
}

/// A reminder of an event, counted from one of its moments by one rule.
package struct SeasonItem: Hashable, Sendable {
    package var event: String
    package var occurrence: String
    package var rule: String

    package init(event: String, occurrence: String, rule: String) {
        self.event = event
        self.occurrence = occurrence
        self.rule = rule
    }
}

extension SeasonItem: CustomStringConvertible {
    package var description: String { "\(event)|\(occurrence)|\(rule)" }
}

extension SeasonEntry {
    /// On the wall clock of the season.
    package func description(in season: Season) -> String {
        let what: String
        switch kind {
        case .mail(let items): what = "mail \(items)"
        case .decided(let item, let why): what = "\(why) \(item)"
        case .attempt(let items, let isAccepted): what = "\(isAccepted ? "accepted" : "deferred") \(items)"
        case .wait(let until): what = "waits until \(season.shown(until))"
        case .end(let state): what = "ends \(state)"
        case .dropped(let item, let why): what = "drops \(item): \(why)"
        }
        return "\(season.shown(at)) \(address) \(what)"
    }

    /// A season's entries in an order that does not depend on who of several was looked at first.
    package static func sorted(_ entries: [SeasonEntry], in season: Season) -> [String] {
        Dictionary(grouping: entries, by: \.at).sorted { $0.key < $1.key }
            .flatMap { $0.value.map { $0.description(in: season) }.sorted() }
    }
}
