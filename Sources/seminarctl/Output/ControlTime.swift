/// A time as the daemon writes it (RFC 3339 with an offset), kept as the fields to show and the second to compare.
package struct ControlTime: Equatable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int
    package let hour: Int
    package let minute: Int
    /// Seconds since 1970-01-01T00:00:00Z.
    package let instant: Int
    /// Days from 1970-01-01 to the day at this offset.
    let dayNumber: Int
    /// Seconds east of Greenwich.
    let offset: Int

    /// Nil for anything but `2021-03-10T08:00:00+01:00` and the like; `Z` is an offset too.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, Self.hasSeparators(bytes), let offset = Self.offset(bytes[19...]) else { return nil }
        let fields = [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19].compactMap { Self.number(bytes[$0]) }
        guard fields.count == 6, (1...12).contains(fields[1]), (1...31).contains(fields[2]),
            fields[3] < 24, fields[4] < 60, fields[5] <= 60
        else { return nil }
        (year, month, day, hour, minute) = (fields[0], fields[1], fields[2], fields[3], fields[4])
        self.offset = offset
        dayNumber = Self.dayNumber(year: fields[0], month: fields[1], day: fields[2])
        instant = ((dayNumber * 24 + hour) * 60 + minute) * 60 + fields[5] - offset
    }

    /// `Mon` for 1.
    package var weekday: String {
        ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((dayNumber % 7) + 7) % 7]
    }

    /// The day at another time's offset, to tell today from tomorrow where that other time is.
    func dayNumber(atOffsetOf other: ControlTime) -> Int {
        Self.floorDivision(instant + other.offset, 24 * 60 * 60)
    }

    /// The day before a midnight, for ends that are not included; at the offset of that midnight.
    static func day(before midnight: ControlTime) -> ControlTime {
        ControlTime(dayNumber: midnight.dayNumber - 1, offset: midnight.offset)
    }

    private init(dayNumber: Int, offset: Int) {
        self.dayNumber = dayNumber
        self.offset = offset
        (year, month, day) = Self.civil(dayNumber)
        (hour, minute) = (0, 0)
        instant = dayNumber * 24 * 60 * 60 - offset
    }

    private static func hasSeparators(_ bytes: [UInt8]) -> Bool {
        bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-") && bytes[13] == UInt8(ascii: ":")
            && bytes[16] == UInt8(ascii: ":")
            && [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes[10])
    }

    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.elementsEqual("Z".utf8) { return 0 }
        guard bytes.count == 6, let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            bytes[bytes.startIndex + 3] == UInt8(ascii: ":"),
            let hours = number(bytes.dropFirst().prefix(2)), let minutes = number(bytes.suffix(2))
        else { return nil }
        return (hours * 60 + minutes) * 60 * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 & 15) }
    }

    /// Years run from March here, so that the leap day is the last of one.
    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let leapDays = floorDivision(marchYear, 4) - floorDivision(marchYear, 100) + floorDivision(marchYear, 400)
        return marchYear * 365 + leapDays + (153 * ((month + 9) % 12) + 2) / 5 + day - 719_469
    }

    private static func civil(_ dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = floorDivision(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (year + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, dayOfYear - (153 * month + 2) / 5 + 1)
    }

    private static func floorDivision(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : (number + 1) / divisor - 1
    }
}
