/// A bare addr-spec (RFC 5322 §3.4.1) that SMTP can carry without SMTPUTF8: checked once, trusted afterwards. A domain
/// outside ASCII is kept as A-labels.
///
/// Two addresses are equal where they differ only in case: that is how a person is recognised, although RFC 5321
/// §2.4 lets a host treat local parts otherwise. The spelling is kept for the envelope.
package struct EmailAddress: Sendable, CustomStringConvertible {
    package let localPart: String
    package let domain: String

    package init(parsing text: String) throws(InvalidEmailAddress) {
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw InvalidEmailAddress(.controlCharacter)
        }
        guard let at = text.lastIndex(of: "@") else { throw InvalidEmailAddress(.noDomain) }
        let local = String(text[..<at])
        let written = String(text[text.index(after: at)...])
        guard !written.isEmpty else { throw InvalidEmailAddress(.noDomain) }
        guard Self.isDotAtom(local), local.utf8.count <= 64 else {
            throw InvalidEmailAddress(local.utf8.allSatisfy { $0 < 0x80 } ? .localPart : .needsSMTPUTF8)
        }
        guard let domain = InternationalDomain.ascii(written) else { throw InvalidEmailAddress(.internationalDomain) }
        guard Self.isHostName(domain) else { throw InvalidEmailAddress(.domain) }
        self.localPart = local
        self.domain = domain
    }

    /// As it is written: `localPart@domain`; an international domain in its ASCII form.
    package var description: String { "\(localPart)@\(domain)" }

    /// The form by which a person is recognised.
    package var identity: String { description.lowercased() }

    /// One or more words of atext between single dots (RFC 5322 §3.2.3).
    private static func isDotAtom(_ text: String) -> Bool {
        var followsWord = false
        for byte in text.utf8 {
            guard byte == UInt8(ascii: ".") ? followsWord : isAtomText(byte) else { return false }
            followsWord = byte != UInt8(ascii: ".")
        }
        return followsWord
    }

    private static func isAtomText(_ byte: UInt8) -> Bool {
        if isLetterOrDigit(byte) { return true }
        return switch Unicode.Scalar(byte) {
        case "!", "#", "$", "%", "&", "'", "*", "+", "-", "/", "=", "?", "^", "_", "`", "{", "|", "}", "~": true
        default: false
        }
    }

    private static func isHostName(_ text: String) -> Bool {
        text.utf8.count <= 253
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

extension EmailAddress: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(parsing: try container.decode(String.self))
        } catch let error as InvalidEmailAddress {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension EmailAddress: Hashable {
    package static func == (one: EmailAddress, other: EmailAddress) -> Bool {
        one.lowercase(one.localPart).elementsEqual(other.lowercase(other.localPart))
            && one.lowercase(one.domain).elementsEqual(other.lowercase(other.domain))
    }

    package func hash(into hasher: inout Hasher) {
        for byte in lowercase(localPart) { hasher.combine(byte) }
        hasher.combine(UInt8(ascii: "@"))
        for byte in lowercase(domain) { hasher.combine(byte) }
    }

    /// Both parts are ASCII. Mails by the thousand are compared, and no string is made for it.
    private func lowercase(_ part: String) -> some Sequence<UInt8> {
        part.utf8.lazy.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }
}
