/// Reads dates and times off the front of a text: fixed numbers of ASCII digits, and nothing lenient.
struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number(digits: Int) -> Int? {
        let field = rest.prefix(digits)
        guard field.count == digits else { return nil }
        var number = 0
        for byte in field {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        rest = rest.dropFirst(digits)
        return number
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, UInt32(byte) == character.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// `2021-03-10`
    mutating func date() -> CivilDate? {
        guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
            let day = number(digits: 2)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// `08:00` or `08:00:30`
    mutating func time() -> TimeOfDay? {
        guard let hour = number(digits: 2), skip(":"), let minute = number(digits: 2) else { return nil }
        guard skip(":") else { return TimeOfDay(hour: hour, minute: minute) }
        guard let second = number(digits: 2) else { return nil }
        return TimeOfDay(hour: hour, minute: minute, second: second)
    }

    /// `20210310`
    mutating func basicDate() -> CivilDate? {
        guard let year = number(digits: 4), let month = number(digits: 2), let day = number(digits: 2) else {
            return nil
        }
        return CivilDate(year: year, month: month, day: day)
    }

    /// `140000`; a leap second is its minute's last second where, as here, nobody counts leap seconds (RFC 5545 §3.3.12).
    mutating func basicTime() -> TimeOfDay? {
        guard let hour = number(digits: 2), let minute = number(digits: 2), let second = number(digits: 2) else {
            return nil
        }
        return TimeOfDay(hour: hour, minute: minute, second: second == 60 ? 59 : second)
    }
}
