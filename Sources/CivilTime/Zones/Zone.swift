import Foundation
import Synchronization

/// A time zone as this system's tz database knows it.
///
/// Foundation carries zone data of its own, which does not follow the system's updates and is missing from some static
/// builds; the zones of one country change on a few weeks' notice.
package final class Zone: Sendable {
    package let identifier: String
    let history: ZoneHistory

    private init(identifier: String, history: ZoneHistory) {
        self.identifier = identifier
        self.history = history
    }
}

extension Zone {
    /// Present even where no database is installed.
    package static let utc = Zone(
        identifier: "UTC",
        history: ZoneHistory(
            times: [], types: [],
            initial: LocalTimeType(offset: 0, isDaylightSaving: false, abbreviation: "UTC"), afterwards: nil))

    private static let cache = Mutex<[String: ZoneHistory]>([:])

    /// Reads the zone's file the first time; later zones of the name share what was read.
    package convenience init(identifier: String) throws(ZoneError) {
        if let known = Self.cache.withLock({ $0[identifier] }) {
            self.init(identifier: identifier, history: known)
            return
        }
        let history = try ZoneDatabase.system.history(of: identifier)
        Self.cache.withLock { $0[identifier] = history }
        self.init(identifier: identifier, history: history)
    }

    /// For a reload: zones made from now on are read from the files again, which an update may have replaced.
    package static func forgetCachedFiles() {
        cache.withLock { $0.removeAll() }
    }

    /// Of the system's database, such as `2026a`; nil when its files do not say.
    package static var databaseVersion: String? {
        ZoneDatabase.system.version
    }
}

extension Zone: Hashable {
    package static func == (left: Zone, right: Zone) -> Bool {
        left === right || left.identifier == right.identifier
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(identifier)
    }
}

extension Zone: CustomStringConvertible {
    package var description: String { identifier }
}

extension Zone {
    /// Seconds east of UTC.
    package func offset(at instant: Date) -> Int {
        type(at: instant).offset
    }

    /// Such as `CEST`; for zones whose people use none, digits such as `+03`.
    package func abbreviation(at instant: Date) -> String {
        type(at: instant).abbreviation
    }

    /// As the database says it: Dublin's winter counts as daylight saving time of minus one hour.
    package func isDaylightSaving(at instant: Date) -> Bool {
        type(at: instant).isDaylightSaving
    }

    private func type(at instant: Date) -> LocalTimeType {
        history.period(containing: instant.wholeSeconds).type
    }

    /// The two changes of every year from the last listed transition on; nil where the clock is not changed any more.
    package var recurringRule: YearlyRules? {
        guard case .yearly(let rules) = history.afterwards else { return nil }
        return rules
    }
}

extension Date {
    /// Since 1970, rounded down; instants far beyond the supported years stay just beyond them.
    var wholeSeconds: Int {
        let limit = 1e14
        return Int(min(max(timeIntervalSince1970.rounded(.down), -limit), limit))
    }

    init(wholeSeconds: Int) {
        self.init(timeIntervalSince1970: Double(wholeSeconds))
    }
}
