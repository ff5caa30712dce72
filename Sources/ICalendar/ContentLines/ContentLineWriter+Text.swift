/// Escaping: what each type of value does to the characters that mean something in a content line.
///
/// Control characters have no place in it (RFC 5545 §3.1, CONTROL; C1 controls are dropped as well). All forms of line
/// break are one line break, also the ones that careless readers split lines at: U+0085, U+2028, U+2029. A tab becomes
/// a space, since a tab at the beginning of a line is a fold.
extension ContentLineWriter {
    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// ASCII that needs no escaping.
    mutating func append(_ token: String) {
        bytes.append(contentsOf: token.utf8)
    }

    /// TEXT of RFC 5545 §3.3.11.
    mutating func appendText(_ text: String) {
        forEachPiece(of: text) { writer, piece in
            switch piece {
            case .octet(let octet):
                if octet == UInt8(ascii: "\\") || octet == UInt8(ascii: ";") || octet == UInt8(ascii: ",") {
                    writer.append(UInt8(ascii: "\\"))
                }
                writer.append(octet)
            case .lineBreak: writer.append("\\n")
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
        case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
        default: " -./_+".utf8.contains(octet)
        }
    }

    /// A quotation mark cannot be escaped within RFC 5545; RFC 6868 does it with a caret.
    private mutating func appendParameterText(_ text: String) {
        forEachPiece(of: text) { writer, piece in
            switch piece {
            case .octet(UInt8(ascii: "^")): writer.append("^^")
            case .octet(UInt8(ascii: "\"")): writer.append("^'")
            case .octet(let octet): writer.append(octet)
            case .lineBreak: writer.append("^n")
            }
        }
    }
}

extension ContentLineWriter {
    /// What is left of a text without its control characters.
    private enum Piece {
        case octet(UInt8)
        case lineBreak
    }

    private mutating func forEachPiece(
        of text: String, _ body: (inout ContentLineWriter, Piece) -> Void
    ) {
        var octets = text.utf8.makeIterator()
        var isAfterCarriageReturn = false
        while let octet = octets.next() {
            let completesLineBreak = isAfterCarriageReturn && octet == 0x0A
            isAfterCarriageReturn = octet == 0x0D
            switch octet {
            case 0x0A where completesLineBreak: continue
            case 0x0A, 0x0D: body(&self, .lineBreak)
            case 0x09: body(&self, .octet(0x20))
            case 0x00..<0x20, 0x7F: continue
            case 0xC2: appendLatinSupplement(octets.next(), body)
            case 0xE2: appendGeneralPunctuation(octets.next(), octets.next(), body)
            default: body(&self, .octet(octet))
            }
        }
    }

    /// U+0080...U+00BF, of which the first 32 are the C1 controls.
    private mutating func appendLatinSupplement(_ second: UInt8?, _ body: (inout ContentLineWriter, Piece) -> Void) {
        guard let second else { return }
        switch second {
        case 0x85: body(&self, .lineBreak)
        case 0x80..<0xA0: return
        default:
            body(&self, .octet(0xC2))
            body(&self, .octet(second))
        }
    }

    /// U+2000...U+2FFF, among them the line and the paragraph separator.
    private mutating func appendGeneralPunctuation(
        _ second: UInt8?, _ third: UInt8?, _ body: (inout ContentLineWriter, Piece) -> Void
    ) {
        guard let second, let third else { return }
        if second == 0x80, third == 0xA8 || third == 0xA9 { return body(&self, .lineBreak) }
        for octet in [0xE2, second, third] { body(&self, .octet(octet)) }
    }
}
