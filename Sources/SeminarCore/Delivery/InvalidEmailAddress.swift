/// Why a text is no address that mail can be sent to, with the remedy.
package struct InvalidEmailAddress: Error, Equatable, CustomStringConvertible {
    package enum Reason: Equatable, Sendable {
        case controlCharacter, noDomain, localPart, domain, needsSMTPUTF8, internationalDomain
    }

    package let reason: Reason

    package init(_ reason: Reason) { self.reason = reason }

    package var description: String {
        switch reason {
        case .controlCharacter: "the address holds a line break or another control character; remove it"
        case .noDomain: "the address has no domain; expected name@example.org"
        case .localPart:
            "the part before the @ is malformed; expected letters, digits and single dots, as in name@example.org"
        case .domain: "the domain is malformed; expected one such as example.org"
        case .needsSMTPUTF8: "the part before the @ is not ASCII, which few servers accept; ask for an ASCII address"
        case .internationalDomain:
            "the domain has a character that no domain name has; expected one such as example.org"
        }
    }
}
