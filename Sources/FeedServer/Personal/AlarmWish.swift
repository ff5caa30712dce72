/// `?alarm=1h`: how long before each date a subscriber's program is to ring.
enum AlarmWish {
    private static let units = ["m": 60, "h": 60 * 60, "d": 24 * 60 * 60]
    private static let longest = 28 * 24 * 60 * 60

    /// In seconds; nil for what is no number of minutes, hours or days up to four weeks.
    static func seconds(_ text: some StringProtocol) -> Int? {
        guard let unit = text.last.flatMap({ units[String($0)] }) else { return nil }
        let digits = text.dropLast()
        guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let count = Int(digits), count * unit <= longest
        else { return nil }
        return count * unit
    }
}
