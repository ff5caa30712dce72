import Foundation
import TestSupport

@testable import CivilTime

/// A rule at random that RFC 5545 allows, with every part that its frequency may have, and where to look at it.
struct RecurrenceCase: Sendable {
    let rule: RecurrenceRule
    let start: WallTime
    /// A zone's name; nil for days without a time.
    let zone: String?
    /// Nothing is compared after it.
    let horizon: WallTime

    static let mostOccurrences = 40

    init(using random: inout SeededGenerator) throws {
        let frequency = RecurrenceRule.Frequency.allCases.randomElement(using: &random) ?? .daily
        let isOfDays = frequency >= .daily && Int.random(in: 0..<6, using: &random) == 0
        let isCounted = Int.random(in: 0..<4, using: &random) == 0
        // Others count what the clocks leave out, the RFC does not: where it is counted there are no gaps.
        let zones = isCounted ? ["UTC"] : ["UTC", "Europe/Berlin", "Australia/Lord_Howe"]
        zone = isOfDays ? nil : zones.randomElement(using: &random)
        let date = CivilDate(daysSinceEpoch: Int.random(in: 9_000..<22_000, using: &random))
        let second = isOfDays ? 0 : Int.random(in: 0..<86_400, using: &random)
        start = WallTime(date: date, time: TimeOfDay(secondsSinceMidnight: second))
        let days = [2, 20, 200, 1_500, 3_000, 4_000, 8_000][
            RecurrenceRule.Frequency.allCases.firstIndex(of: frequency) ?? 0]
        horizon = start.adding(seconds: days * 86_400)
        let parts = RuleParts(frequency, isOfDays: isOfDays, isCounted: isCounted)
        var rule = try parts.rule(using: &random)
        if isCounted {
            rule.end = .count(.random(in: 1...30, using: &random))
        } else if Int.random(in: 0..<3, using: &random) == 0 {
            rule.end = try Self.boundary(of: rule, startingAt: start, in: zone, before: horizon, using: &random)
        }
        self.rule = rule
    }

    init(_ rule: String, startingAt start: WallTime, in zone: String? = "UTC") throws {
        self.rule = try RecurrenceRule(parsing: rule)
        self.start = start
        self.zone = zone
        horizon = start.adding(seconds: 20_000 * 86_400)
    }

    /// An UNTIL on an occurrence, or just before it.
    private static func boundary(
        of rule: RecurrenceRule, startingAt start: WallTime, in zone: String?, before horizon: WallTime,
        using random: inout SeededGenerator
    ) throws -> RecurrenceRule.End {
        let zoneOfTimes = try Zone(identifier: zone ?? "UTC")
        var bounded = rule
        bounded.end = .until(.wall(horizon))
        let occurrences = bounded.occurrences(startingAt: start, in: zoneOfTimes).prefix(mostOccurrences)
        guard let last = Array(occurrences).randomElement(using: &random) else { return .never }
        let isBefore = Bool.random(using: &random)
        guard zone != nil else { return .until(.date(isBefore ? last.date.adding(days: -1) : last.date)) }
        return .until(.utc(zoneOfTimes.instant(last).addingTimeInterval(isBefore ? -1 : 0)))
    }

    /// As the oracles read it.
    var question: String {
        "\(zone ?? "days")|\(start.basic)|\(horizon.basic)|\(rule)"
    }

    func occurrences() throws -> String {
        // Nothing after the horizon is looked for: 400 years of it take a while without an optimizer.
        var rule = rule
        if rule.end == .never { rule.end = .until(.wall(horizon)) }
        guard let zone else {
            return rule.dates(startingAt: start.date).lazy.map { WallTime(date: $0, time: .midnight) }.listed(horizon)
        }
        return rule.occurrences(startingAt: start, in: try Zone(identifier: zone)).lazy.listed(horizon)
    }
}

extension Sequence<WallTime> {
    fileprivate func listed(_ horizon: WallTime) -> String {
        prefix { $0 <= horizon }.prefix(RecurrenceCase.mostOccurrences).map(\.basic).joined(separator: " ")
    }
}
