import CivilTime
import Foundation

/// A time as somebody else's calendar writes it (RFC 5545 §3.3.4, §3.3.5): its zone is a name that need not be known.
package enum DocumentTime: Hashable, Sendable {
    case date(CivilDate)
    /// Form 1: another instant for everybody who reads it.
    case floating(WallTime)
    /// Form 2.
    case utc(Date)
    /// Form 3, with the TZID.
    case zoned(WallTime, String)

    package var isDate: Bool { if case .date = self { true } else { false } }

    init?(_ text: String, zone: String?) {
        let halves = text.uppercased().trimmed.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = halves.first.flatMap({ CivilDate(basic: $0) }) else { return nil }
        guard halves.count == 2 else {
            self = .date(date)
            return
        }
        let isUTC = halves[1].hasSuffix("Z")
        guard let time = TimeOfDay(basic: isUTC ? halves[1].dropLast() : halves[1]) else { return nil }
        let wall = WallTime(date: date, time: time)
        if isUTC {
            self = .utc(Zone.utc.instant(wall))
        } else {
            self = zone.map { .zoned(wall, $0) } ?? .floating(wall)
        }
    }
}

extension DocumentProperty {
    package func time() throws(CalendarSyntaxError) -> DocumentTime {
        guard let time = try times().first else { throw noTime(value) }
        return time
    }

    /// A list, such as EXDATE; of the periods that RDATE may have, their starts (§3.3.9).
    package func times() throws(CalendarSyntaxError) -> [DocumentTime] {
        let zone = parameter("TZID").flatMap { $0.isEmpty ? nil : $0 }
        var times: [DocumentTime] = []
        for item in value.split(separator: ",") where !item.allSatisfy(\.isWhitespace) {
            let start = item.prefix { $0 != "/" }
            guard let time = DocumentTime(String(start), zone: zone) else { throw noTime(String(item)) }
            times.append(time)
        }
        return times
    }

    private func noTime(_ text: String) -> CalendarSyntaxError {
        error(
            "\"\(text.excerpt)\" is no time for \(name)",
            remedy: "expected 20210419, 20210419T140000 or 20210419T120000Z")
    }
}

extension CivilDate {
    /// `20210419`
    fileprivate init?(basic text: Substring) {
        guard text.utf8.count == 8, let fields = text.digitPairs, fields.count == 4 else { return nil }
        self.init(year: fields[0] * 100 + fields[1], month: fields[2], day: fields[3])
    }
}

extension TimeOfDay {
    /// `140000`; a leap second is its minute's last second, and some leave the seconds out.
    fileprivate init?(basic text: Substring) {
        guard let fields = text.digitPairs, (2...3).contains(fields.count) else { return nil }
        self.init(hour: fields[0], minute: fields[1], second: fields.count == 3 ? min(fields[2], 59) : 0)
    }
}

extension Substring {
    /// `2021` is 20 and 21; nil unless there are only digits, and evenly many.
    fileprivate var digitPairs: [Int]? {
        let digits = utf8.map { Int($0) - 0x30 }
        guard digits.count.isMultiple(of: 2), digits.allSatisfy((0...9).contains) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
    }
}
