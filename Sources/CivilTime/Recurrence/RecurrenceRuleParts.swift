import Foundation

/// A rule's text taken apart: each part once, its name known, its value not empty.
struct RecurrenceRuleParts {
    private let values: [String: String]

    private static let names: Set<String> = [
        "FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY", "BYYEARDAY",
        "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST",
    ]

    init(_ text: String) throws(InvalidRecurrenceRule) {
        let upperCase = text.uppercased()
        guard !upperCase.hasPrefix("RRULE") else {
            throw InvalidRecurrenceRule("\"\(text)\" is a whole property; leave out \"RRULE:\" and begin with FREQ=")
        }
        var values: [String: String] = [:]
        for part in upperCase.split(separator: ";", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2, !sides[1].isEmpty else {
                throw InvalidRecurrenceRule("\"\(part)\" is not NAME=VALUE; separate the parts by single semicolons")
            }
            guard Self.names.contains(sides[0]) else {
                throw InvalidRecurrenceRule("\(sides[0]) is not a part of a recurrence rule; see RFC 5545 §3.3.10")
            }
            guard values.updateValue(sides[1], forKey: sides[0]) == nil else {
                throw InvalidRecurrenceRule("\(sides[0]) is given twice; put all its values into one list")
            }
        }
        self.values = values
    }

    func value(of name: String) -> String? { values[name] }

    func number(of name: String) throws(InvalidRecurrenceRule) -> Int? {
        guard let text = values[name] else { return nil }
        return try number(text, of: name)
    }

    func numbers(of name: String) throws(InvalidRecurrenceRule) -> [Int] {
        var numbers: [Int] = []
        for item in list(of: name) { numbers.append(try number(item, of: name)) }
        return numbers
    }

    func weekday(of name: String) throws(InvalidRecurrenceRule) -> Weekday? {
        guard let text = values[name] else { return nil }
        guard let weekday = Weekday(iCalendarCode: text) else {
            throw InvalidRecurrenceRule("\(name)=\(text) is not a weekday; expected MO, TU, WE, TH, FR, SA or SU")
        }
        return weekday
    }

    func weekdayNumbers(of name: String) throws(InvalidRecurrenceRule) -> [RecurrenceRule.WeekdayNumber] {
        var days: [RecurrenceRule.WeekdayNumber] = []
        for item in list(of: name) {
            guard let weekday = Weekday(iCalendarCode: String(item.suffix(2))) else {
                throw InvalidRecurrenceRule(
                    "\(name) with \"\(item)\" is not understood; expected weekdays such as MO, 2MO or -1MO")
            }
            let ordinal = item.dropLast(2)
            days.append(.init(weekday, ordinal: ordinal.isEmpty ? nil : try number(String(ordinal), of: name)))
        }
        return days
    }

    func end() throws(InvalidRecurrenceRule) -> RecurrenceRule.End {
        switch (try number(of: "COUNT"), values["UNTIL"]) {
        case (nil, nil): return .never
        case (let count?, nil): return .count(count)
        case (nil, let text?):
            guard let until = RecurrenceRule.Until(basic: text) else {
                throw InvalidRecurrenceRule(
                    "UNTIL=\(text) is not a date; expected 20210716, 20210716T140000 or 20210716T120000Z")
            }
            return .until(until)
        case (_?, _?):
            throw InvalidRecurrenceRule("UNTIL and COUNT exclude each other; keep one of them")
        }
    }

    private func list(of name: String) -> [String] {
        guard let text = values[name] else { return [] }
        return text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    /// An optional sign and ASCII digits.
    private func number(_ text: String, of name: String) throws(InvalidRecurrenceRule) -> Int {
        guard let number = Int(text), text.utf8.count <= 10 else {
            throw InvalidRecurrenceRule("\(name) with \"\(text)\" is not understood; expected a whole number")
        }
        return number
    }
}

extension RecurrenceRule.Until {
    /// A DATE or DATE-TIME in RFC 5545's basic format.
    init?(basic text: String) {
        var scanner = DigitScanner(text)
        guard let date = scanner.basicDate() else { return nil }
        guard !scanner.isAtEnd else {
            self = .date(date)
            return
        }
        guard scanner.skip("T"), let time = scanner.basicTime() else { return nil }
        let wall = WallTime(date: date, time: time)
        let isUTC = scanner.skip("Z")
        guard scanner.isAtEnd else { return nil }
        self = isUTC ? .utc(Zone.utc.instant(wall)) : .wall(wall)
    }
}
