/// A person's name and address as `From` and `To` carry them (RFC 5322 §3.4).
package struct Mailbox: Hashable, Sendable {
    /// Free text: line breaks and other control characters become spaces when it is written.
    package let name: String?
    package let address: String

    /// - Parameter address: printable ASCII with its domain in ASCII form; CR, LF, NUL, and whatever else would end the
    ///   address early, are refused rather than repaired: a repaired address is somebody else's.
    package init(name: String? = nil, address: String) throws(InvalidMailField) {
        if let reason = Self.objection(to: address) { throw InvalidMailField("address", address, reason) }
        self.name = name
        self.address = address
    }

    /// Quoted local parts are refused with the rest: nobody has one, and few systems on the way take them.
    private static func objection(to address: String) -> String? {
        guard address.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return "has a space, a control character or a character outside ASCII; expected name@example.org"
        }
        guard address.utf8.count <= 320 else { return "is longer than 320 characters" }
        guard let at = address.lastIndex(of: "@") else { return "has no @; expected name@example.org" }
        let local = address[..<at]
        let domain = address[address.index(after: at)...]
        guard !local.isEmpty, !domain.isEmpty else { return "lacks the part before or after @" }
        guard !domain.contains(where: { "<>()[]\\,;:\"@".contains($0) }) || isLiteral(domain) else {
            return "has a domain with a special character"
        }
        guard !local.contains(where: { "<>()[]\\,;:\"@".contains($0) }) else {
            return "has a special character before the @"
        }
        return nil
    }

    /// `[192.0.2.1]` (RFC 5321 §4.1.3).
    private static func isLiteral(_ domain: Substring) -> Bool {
        guard domain.first == "[", domain.last == "]", domain.count > 2 else { return false }
        return domain.dropFirst().dropLast().allSatisfy { $0.isHexDigit || ".:IPv".contains($0) }
    }
}
