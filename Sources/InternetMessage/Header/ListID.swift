/// What mail programs sort a list's mail by (RFC 2919): a name for people and an identifier that never changes.
package struct ListID: Hashable, Sendable {
    package let name: String?
    package let identifier: String

    /// - Parameter identifier: a label and a domain joined by a dot, `tadl-ss21.seminar.example.org`.
    package init(name: String? = nil, identifier: String) throws(InvalidMailField) {
        let labels = identifier.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, identifier.utf8.count <= 255,
            labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isAtomText) })
        else {
            throw InvalidMailField("list identifier", identifier, "is not of the form list.example.org")
        }
        self.name = name
        self.identifier = identifier
    }
}
