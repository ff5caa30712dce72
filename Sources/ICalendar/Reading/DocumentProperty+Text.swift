extension DocumentProperty {
    /// The value as TEXT (RFC 5545 §3.3.11), unescaped. What is a line break of any kind is "\n", other control
    /// characters, which the RFC forbids, are left out.
    package var text: String { texts(separatedAt: nil).first ?? "" }

    /// A list of texts, such as CATEGORIES; without empty ones.
    package var texts: [String] { texts(separatedAt: ",").map(\.trimmed).filter { !$0.isEmpty } }

    private func texts(separatedAt separator: Unicode.Scalar?) -> [String] {
        var texts: [String] = []
        var current = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if isEscaped {
                current.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == separator {
                texts.append(String(current))
                current = String.UnicodeScalarView()
            } else {
                switch scalar.value {
                case 0x85, 0x2028, 0x2029: current.append("\n")
                case 0x09: current.append("\t")
                case 0x00..<0x20, 0x7F...0x9F: break
                default: current.append(scalar)
                }
            }
        }
        return texts + [String(current)]
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let scalars = unicodeScalars.drop(while: isSpace)
        guard let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(scalars[...last])
    }

    /// For sentences: short, and without what would break a line.
    var excerpt: String {
        let short = unicodeScalars.prefix(40).map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "␣" : $0 }
        return String(String.UnicodeScalarView(short)) + (unicodeScalars.count > 40 ? "…" : "")
    }
}
