/// Reads a POSIX TZ string with the extensions of RFC 9636 §3.3.1, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct POSIXZoneParser {
    private var rest: Substring.UTF8View

    /// Nil when the text is not understood, also for daylight saving time without its two rules: POSIX leaves open
    /// when that would begin.
    static func parse(_ text: String) -> ZoneFuture? {
        var parser = POSIXZoneParser(rest: text[...].utf8)
        guard let abbreviation = parser.abbreviation(), let offset = parser.offset() else { return nil }
        guard !parser.rest.isEmpty else {
            return .forever(LocalTimeType(offset: offset, isDaylightSaving: false, abbreviation: abbreviation))
        }
        guard let daylightAbbreviation = parser.abbreviation() else { return nil }
        let daylightOffset = parser.isAt(",") ? offset + 3_600 : parser.offset()
        guard let daylightOffset, LocalTimeType.possibleOffsets.contains(daylightOffset), parser.skip(","),
            let daylightOnset = parser.onset(), parser.skip(","),
            let standardOnset = parser.onset(), parser.rest.isEmpty
        else { return nil }
        return .yearly(
            YearlyRules(
                standard: .init(abbreviation: abbreviation, offset: offset, onset: standardOnset),
                daylight: .init(abbreviation: daylightAbbreviation, offset: daylightOffset, onset: daylightOnset)))
    }

    /// Three letters or more, or anything of letters, digits and signs in angle brackets.
    private mutating func abbreviation() -> String? {
        let isQuoted = skip("<")
        let name = rest.prefix { byte in
            switch Unicode.Scalar(byte) {
            case "A"..."Z", "a"..."z": true
            case "0"..."9", "+", "-": isQuoted
            default: false
            }
        }
        guard name.count >= 3 else { return nil }
        rest = rest.dropFirst(name.count)
        guard !isQuoted || skip(">") else { return nil }
        return String(Substring(name))
    }

    /// Written west of Greenwich, kept east of it.
    private mutating func offset() -> Int? {
        guard let west = time(), LocalTimeType.possibleOffsets.contains(-west) else { return nil }
        return -west
    }

    private mutating func onset() -> YearlyRules.Onset? {
        guard let day = day() else { return nil }
        guard skip("/") else { return .init(day: day, secondsAfterMidnight: 2 * 3_600) }
        guard let time = time() else { return nil }
        return .init(day: day, secondsAfterMidnight: time)
    }

    private mutating func day() -> YearlyRules.Onset.Day? {
        if skip("M") {
            guard let month = number(in: 1...12), skip("."), let week = number(in: 1...5), skip("."),
                let weekday = number(in: 0...6)
            else { return nil }
            // POSIX counts from Sunday, 0; ISO 8601 calls it 7.
            return Weekday(rawValue: weekday == 0 ? 7 : weekday).map { .weekday($0, week: week, month: month) }
        }
        if skip("J") {
            return number(in: 1...365).map { .dayOfCommonYear($0) }
        }
        return number(in: 0...365).map { .dayOfYear($0) }
    }

    /// `[+-]hhh[:mm[:ss]]` in seconds.
    private mutating func time() -> Int? {
        let sign = skip("-") ? -1 : 1
        if sign == 1 { _ = skip("+") }
        guard let hours = number(in: 0...167) else { return nil }
        var (minutes, seconds) = (0, 0)
        if skip(":") {
            guard let number = number(in: 0...59) else { return nil }
            minutes = number
            if skip(":") {
                guard let number = self.number(in: 0...59) else { return nil }
                seconds = number
            }
        }
        return sign * ((hours * 60 + minutes) * 60 + seconds)
    }

    private mutating func number(in range: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard digits.count <= 3, let number = Int(Substring(digits)), range.contains(number) else { return nil }
        rest = rest.dropFirst(digits.count)
        return number
    }

    private func isAt(_ character: Unicode.Scalar) -> Bool {
        rest.first.map { UInt32($0) } == character.value
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard isAt(character) else { return false }
        rest = rest.dropFirst()
        return true
    }
}
