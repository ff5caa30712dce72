/// The identity of a message, `<left@right>` (RFC 5322 §3.6.4).
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
    /// Without the angle brackets.
    package let text: String

    /// - Parameter text: `left@right`, both sides dot-atoms; angle brackets around it are accepted.
    package init(_ text: String) throws(InvalidMailField) {
        let bare = text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
        let sides = bare.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, sides.allSatisfy(Self.isDotAtom), bare.utf8.count <= 250 else {
            throw InvalidMailField("message identifier", text, "is not of the form left@right")
        }
        self.text = bare
    }

    package var description: String { "<\(text)>" }

    /// RFC 5322 §3.2.3; the quoted and literal forms that the RFC allows besides are read by few programs.
    private static func isDotAtom(_ text: Substring) -> Bool {
        let atoms = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isAtomText) }
    }
}
