/// What tells from a report which mail it is about: a part of the envelope's sender that only this mail has (VERP).
package enum ReturnKey {
    /// 128 bits in hexadecimal: in lower case throughout, as some systems fold addresses.
    package static let length = 32
    /// One that belongs to no mail, to see whether keys fit.
    package static let sample = String(repeating: "0", count: length)

    static func isValid(_ text: some StringProtocol) -> Bool {
        text.utf8.count == length && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}

extension EmailAddress {
    /// `bounces+KEY@example.org`; nil where that would be no address any more.
    package func returning(key: String) -> EmailAddress? {
        try? EmailAddress(parsing: "\(localPart)+\(key)@\(domain)")
    }

    /// Whether `text` is this address with some mail's key in it; only then may it be looked up.
    package func isReturnPath(_ text: String) -> Bool {
        let text = text.lowercased()
        let (start, end) = (localPart.lowercased() + "+", "@" + domain.lowercased())
        guard text.hasPrefix(start), text.hasSuffix(end) else { return false }
        return ReturnKey.isValid(text.dropFirst(start.count).dropLast(end.count))
    }
}
