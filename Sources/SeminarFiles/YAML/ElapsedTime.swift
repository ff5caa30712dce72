/// Elapsed time as people write it: `2h`, `90m`, `1h30m`, `10 minutes`.
struct ElapsedTime: ScalarReadable, Hashable {
    let seconds: Int

    static let expectedText = "a duration such as 2h, 90m, 1h30m or 2 hours"

    init?(_ text: String) {
        var rest = text.lowercased()[...]
        var total = 0
        while true {
            rest = rest.drop(while: \.isWhitespace)
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard digits.count <= 6, let count = Int(digits) else { return nil }
            rest = rest.dropFirst(digits.count).drop(while: \.isWhitespace)
            let word = rest.prefix(while: \.isLetter)
            guard let unit = Self.unit(word) else { return nil }
            total += count * unit
            rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
            if rest.isEmpty { break }
        }
        seconds = total
    }

    private static func unit(_ word: Substring) -> Int? {
        switch word {
        case "s", "sec", "second", "seconds": 1
        case "m", "min", "minute", "minutes": 60
        case "h", "hour", "hours": 60 * 60
        default: nil
        }
    }
}
