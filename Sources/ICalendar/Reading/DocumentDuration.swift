/// DURATION (RFC 5545 §3.3.6): days are the calendar's, the rest is elapsed time.
package struct DocumentDuration: Hashable, Sendable {
    package let days: Int
    package let seconds: Int

    package init(days: Int, seconds: Int) {
        self.days = days
        self.seconds = seconds
    }

    /// `P1W`, `P1DT2H`, `-PT15M`; no part may have more than nine digits.
    init?(_ text: String) {
        var rest = text.uppercased().trimmed[...]
        let isNegative = rest.first == "-"
        if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
        guard rest.first == "P", rest.count > 2 else { return nil }
        var (days, seconds, isTime) = (0, 0, false)
        rest = rest.dropFirst()
        while let first = rest.first {
            if first == "T", !isTime {
                (isTime, rest) = (true, rest.dropFirst())
                continue
            }
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard let number = Int(digits), digits.count <= 9, let unit = rest.dropFirst(digits.count).first else {
                return nil
            }
            switch (unit, isTime) {
            case ("W", false): days += number * 7
            case ("D", false): days += number
            case ("H", true): seconds += number * 3_600
            case ("M", true): seconds += number * 60
            case ("S", true): seconds += number
            default: return nil
            }
            rest = rest.dropFirst(digits.count + 1)
        }
        self.init(days: isNegative ? -days : days, seconds: isNegative ? -seconds : seconds)
    }
}

extension DocumentProperty {
    package func duration() throws(CalendarSyntaxError) -> DocumentDuration {
        if let duration = DocumentDuration(value) { return duration }
        throw error("\"\(value.excerpt)\" is no duration for \(name)", remedy: "expected one such as PT1H30M or P2D")
    }
}
