/// A text and how to set it off where the terminal can.
package struct StyledText: Equatable, Sendable, ExpressibleByStringLiteral {
    /// SGR parameters (ECMA-48 §8.3.117).
    package enum Style: String, Sendable {
        case plain = ""
        case heading = "1"
        case good = "32"
        case notable = "33"
        case bad = "31"
    }

    /// Without control characters: names and servers' replies are others' texts, and must not steer the terminal.
    package let text: String
    package let style: Style

    package init(_ text: String, _ style: Style = .plain) {
        self.text = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? "\u{FFFD}" : $0 }))
        self.style = style
    }

    package init(stringLiteral text: String) {
        self.init(text)
    }

    /// Places on the terminal: a character each, whatever it is made of.
    package var width: Int { text.count }

    /// At most this many characters, the last one an ellipsis where something is missing.
    func cut(to width: Int) -> StyledText {
        text.count <= width ? self : StyledText(text.prefix(max(width - 1, 0)) + "…", style)
    }

    package func rendered(_ isStyled: Bool) -> String {
        guard isStyled, style != .plain, !text.isEmpty else { return text }
        return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
    }

    /// A delivery or decision state in the colour of how much it should worry.
    package static func state(_ state: String) -> StyledText {
        switch state {
        case "accepted", "sent", "enrolled": StyledText(state, .good)
        case "deferred", "held", "uncertain", "sending", "tentative", "hold": StyledText(state, .notable)
        case "rejected", "stale", "cancelled": StyledText(state, .bad)
        default: StyledText(state)
        }
    }
}

extension Unicode.Scalar {
    /// C0, DEL and C1, among them the escape sequences' beginnings, and the marks that turn the writing around.
    fileprivate var isControl: Bool {
        properties.generalCategory == .control || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}
