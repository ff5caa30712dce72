/// CONFERENCE (RFC 7986 §5.11): where to join.
package struct Conference: Hashable, Sendable {
    package var uri: String
    package var label: String?

    package init(uri: String, label: String? = nil) {
        self.uri = uri
        self.label = label
    }
}
