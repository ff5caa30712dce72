/// Where a recipient leaves the list (RFC 2369 §3.2), in one click where the links allow it (RFC 8058).
package struct UnsubscribeLinks: Hashable, Sendable {
    package let links: [String]
    /// RFC 8058 §3.1: `List-Unsubscribe-Post` needs an https link; with none this is false whatever was asked for.
    package let oneClick: Bool

    package init(_ links: [String], oneClick: Bool = false) throws(InvalidMailField) {
        guard !links.isEmpty else { throw InvalidMailField("unsubscribe link", "", "is missing") }
        for link in links {
            guard link.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), link.contains(":"), link.utf8.count <= 900,
                !link.contains(where: { "<>,\"\\".contains($0) })
            else {
                throw InvalidMailField("unsubscribe link", link, "is not a URL in ASCII without < > , \" or spaces")
            }
        }
        self.links = links
        self.oneClick = oneClick && links.contains { $0.lowercased().hasPrefix("https:") }
    }
}
