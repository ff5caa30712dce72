/// The parts of a rule that speak of the time of day, with what they lack taken from the start.
///
/// A part that is shorter than the frequency expands each interval, the others limit which intervals count (the table in
/// RFC 5545 §3.3.10).
struct RecurrenceClock: Sendable {
    private let frequency: RecurrenceRule.Frequency
    private let hours: ClockPart
    private let minutes: ClockPart
    private let seconds: ClockPart

    init(_ rule: RecurrenceRule, startingAt start: TimeOfDay) {
        func part(_ values: [Int], _ unit: RecurrenceRule.Frequency, below limit: Int, ofStart: Int) -> ClockPart {
            // Nobody here counts leap seconds: 60 is 59 (RFC 5545 §3.3.12).
            guard values.isEmpty else { return ClockPart(values.lazy.map { min($0, limit - 1) }) }
            return rule.frequency <= unit ? ClockPart(0..<limit) : ClockPart(CollectionOfOne(ofStart))
        }
        frequency = rule.frequency
        hours = part(rule.byHour, .hourly, below: 24, ofStart: start.hour)
        minutes = part(rule.byMinute, .minutely, below: 60, ofStart: start.minute)
        seconds = part(rule.bySecond, .secondly, below: 60, ofStart: start.second)
    }

    /// For frequencies from DAILY on, in seconds since midnight.
    var timesOfDay: [Int] {
        var times: [Int] = []
        for hour in hours { appendOffsets(ofHour: hour, to: &times) }
        return times
    }

    private func appendOffsets(ofHour hour: Int, to offsets: inout [Int]) {
        for minute in minutes {
            for second in seconds { offsets.append((hour * 60 + minute) * 60 + second) }
        }
    }

    /// What an interval of the clock expands to, in seconds since it began.
    var offsetsInInterval: [Int] {
        switch frequency {
        case .hourly:
            var offsets: [Int] = []
            appendOffsets(ofHour: 0, to: &offsets)
            return offsets
        case .minutely: return Array(seconds)
        default: return [0]
        }
    }

    /// Whether an interval that begins at `second` of a day counts; if not, when the next may.
    func nextCandidate(_ second: Int) -> Int {
        let (hour, minute) = (second / 3_600, second / 60 % 60)
        guard hours.contains(hour) else { return (hour + 1) * 3_600 }
        guard frequency < .hourly else { return second }
        guard minutes.contains(minute) else { return hour * 3_600 + (minute + 1) * 60 }
        guard frequency < .minutely else { return second }
        return seconds.contains(second % 60) ? second : second + 1
    }

    /// Whether intervals that begin at `base` and then every `step` seconds ever fall on a time that counts. Steps come
    /// round to all the times of day that are a multiple of their common divisor with the day away from the first.
    func isEverReached(from base: Int, step: Int) -> Bool {
        var (divisor, rest) = (step, TimeOfDay.secondsInDay)
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        var second = base.modulo(divisor)
        while second < TimeOfDay.secondsInDay {
            let candidate = nextCandidate(second)
            guard candidate > second else { return true }
            second += (candidate - second + divisor - 1) / divisor * divisor
        }
        return false
    }
}

/// The values that one hand of the clock may have, ascending; a bit each, as rules are entered thousands of times while a
/// calendar is written.
private struct ClockPart: Sequence, Sendable {
    private let members: UInt64

    init(_ values: some Sequence<Int>) {
        members = values.reduce(0) { $0 | 1 << UInt64($1) }
    }

    func contains(_ value: Int) -> Bool {
        members >> UInt64(value) & 1 == 1
    }

    func makeIterator() -> Iterator { Iterator(rest: members) }

    struct Iterator: IteratorProtocol {
        fileprivate var rest: UInt64

        mutating func next() -> Int? {
            guard rest != 0 else { return nil }
            defer { rest &= rest - 1 }
            return rest.trailingZeroBitCount
        }
    }
}
