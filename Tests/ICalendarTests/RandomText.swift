import TestSupport

/// Texts made of what goes wrong: separators, escapes, line breaks, controls, and characters of many code points.
enum RandomText {
    private static let pieces: [String] = [
        "a", "B", "7", " ", "  ", ",", ";", ":", "\\", "\\n", "\\\\", "\"", "^", "^n", "^'", "'", "=", "%", "/", "\n",
        "\r\n", "\r", "\t", "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9F}", "\u{A0}", "\u{2028}", "\u{2029}",
        "\u{200D}",
        "\u{200F}", "\u{FEFF}", "\u{FFFD}", "\u{301}", "ä", "ß", "€", "日本", "שלום", "e\u{301}", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽",
        "क्षि", "BEGIN:VEVENT", "END:VCALENDAR", "\r\nATTENDEE:mailto:x@example.org", "\u{10FFFF}", "Überraschung ",
        "a long run of words that folds, ",
    ]

    static func make(length: Int, with random: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...length / 4, using: &random) {
            text += pieces.randomElement(using: &random) ?? ""
        }
        return text
    }

    /// What a reader should see of it, by a way of its own: code point by code point.
    static func visible(_ text: String) -> String {
        var visible = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": visible.append("\n")
            case "\t": visible.append(" ")
            default: if scalar.properties.generalCategory != .control { visible.append(scalar) }
            }
            previous = scalar
        }
        return String(visible)
    }
}
