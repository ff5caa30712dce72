/// Escaping: what each type of value does to the characters that mean something in a content line.
///
/// Control characters have no place in it (RFC 5545 §3.1, CONTROL; C1 controls are dropped as well). All forms of line
/// break are one line break, also the ones that careless readers split lines at: U+0085, U+2028, U+2029. A tab becomes
/// a space, since a tab at the beginning of a line is a fold.
extension ContentLineWriter {
    mutating func append(_ octet: UInt8) {
        bytes.append(octet)
    }

    /// ASCII that needs no escaping.
    mutating func append(_ token: String) {
        bytes.append(contentsOf: token.utf8)
    }

    /// TEXT of RFC 5545 §3.3.11.
    mutating func appendText(_ text: String) {
        append(text, lineBreak: "\\n") { octet in
            switch octet {
            case UInt8(ascii: "\\"): "\\\\"
            case UInt8(ascii: ";"): "\\;"
            case UInt8(ascii: ","): "\\,"
            default: nil
            }
        }
    }

    mutating func append(_ parameter: Parameter) {
        append(UInt8(ascii: ";"))
        append(parameter.name.rawValue)
        append(UInt8(ascii: "="))
        let isQuoted = !parameter.value.utf8.allSatisfy(Self.isPlain)
        if isQuoted { append(UInt8(ascii: "\"")) }
        appendParameterText(parameter.value)
        if isQuoted { append(UInt8(ascii: "\"")) }
    }

    /// Colons, semicolons and commas have to be quoted (RFC 5545 §3.2). Other signs are as well, save those of zones'
    /// names: some readers make something of them, such as an equals sign with a space after it.
    private static func isPlain(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        // Hyphen, full stop, slash, and the digits.
        case UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "+"), UInt8(ascii: "_"): true
        default: octet >= 0x80
        }
    }

    /// A quotation mark cannot be escaped within RFC 5545; RFC 6868 does it with a caret.
    private mutating func appendParameterText(_ text: String) {
        append(text, lineBreak: "^n") { octet in
            switch octet {
            case UInt8(ascii: "^"): "^^"
            case UInt8(ascii: "\""): "^'"
            default: nil
            }
        }
    }
}

extension ContentLineWriter {
    /// Copies what is ordinary in one go; the rest is looked at one by one.
    private mutating func append(_ text: String, lineBreak: String, escape: (UInt8) -> String?) {
        var text = text
        text.withUTF8 { octets in
            var rest = octets[...]
            while !rest.isEmpty {
                let ordinary = rest.prefix { !Self.isSuspicious($0) && escape($0) == nil }
                bytes.append(contentsOf: ordinary)
                rest = rest[ordinary.endIndex...]
                guard let first = rest.first else { return }
                if let escaped = escape(first) {
                    append(escaped)
                    rest = rest.dropFirst()
                } else {
                    rest = rest.dropFirst(appendSuspicious(rest, lineBreak: lineBreak))
                }
            }
        }
    }

    /// Controls, and the first octets of the blocks in which there are others: U+0080 to U+00BF, U+2000 to U+2FFF.
    private static func isSuspicious(_ octet: UInt8) -> Bool {
        octet < 0x20 || octet == 0x7F || octet == 0xC2 || octet == 0xE2
    }

    /// How many octets that was.
    private mutating func appendSuspicious(_ octets: Slice<UnsafeBufferPointer<UInt8>>, lineBreak: String) -> Int {
        let (first, second, third) = (octets.first, octets.dropFirst().first, octets.dropFirst(2).first)
        switch (first, second, third) {
        case (0x0D, 0x0A, _): append(lineBreak)
        case (0x0D, _, _), (0x0A, _, _), (0xC2, 0x85, _), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): append(lineBreak)
        case (0x09, _, _): append(UInt8(ascii: " "))
        case (0xC2, .some(0xA0...), _), (0xE2, _, _): bytes.append(contentsOf: octets.prefix(first == 0xC2 ? 2 : 3))
        default: break
        }
        return first == 0xE2 ? 3 : first == 0xC2 || first == 0x0D && second == 0x0A ? 2 : 1
    }
}
