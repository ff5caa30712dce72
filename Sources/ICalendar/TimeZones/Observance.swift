import CivilTime
import Foundation

/// STANDARD or DAYLIGHT: a stretch of a zone's time with one offset, or one that comes back every year (RFC 5545
/// §3.6.5).
struct Observance: Hashable {
    enum Kind: Hashable {
        case standard
        case daylight
    }

    let kind: Kind
    /// The first time that it begins, as the clock shows it that is about to be changed.
    let start: WallTime
    /// Seconds east of UTC, as is `offset`.
    let offsetBefore: Int
    let offset: Int
    let abbreviation: String
    /// Nil where it begins once.
    var onset: YearlyOnset?
    /// The last time that it begins, on the same clock; nil where nothing is known to end it.
    var lastStart: WallTime?
}

extension Observance {
    func write(to writer: inout ContentLineWriter) {
        let component: ComponentName = kind == .standard ? .standard : .daylight
        writer.begin(component)
        writer.write(ContentLine(.dateTimeStart, .wallTime(start)))
        writer.write(ContentLine(.timeZoneOffsetFrom, .utcOffset(offsetBefore)))
        writer.write(ContentLine(.timeZoneOffsetTo, .utcOffset(offset)))
        if let onset { writer.write(ContentLine(.recurrenceRule, .token(onset.rule + until))) }
        writer.write(ContentLine(.timeZoneName, .text(abbreviation)))
        writer.end(component)
    }

    /// In UTC, as RFC 5545 §3.3.10 asks of observances, and not before the clock's own reading: dateutil takes it for
    /// that, and would lose the last change east of Greenwich. The next one is a year away.
    private var until: String {
        guard let lastStart else { return "" }
        return ";UNTIL=\(max(lastStart, lastStart.adding(seconds: -offsetBefore)).basic)Z"
    }
}
