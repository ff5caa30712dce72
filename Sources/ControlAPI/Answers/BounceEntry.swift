/// What came back about a mail.
package struct BounceEntry: Codable, Equatable, Sendable {
    /// `hard` where the mail was given up, `soft` where it is tried on.
    package var kind: String
    package var at: String
    /// `5.1.1`.
    @OrNull package var status: String?
    /// The address that the report names.
    @OrNull package var recipient: String?
    /// The words of the system that refused.
    package var text: String

    package init(kind: String, at: String, status: String?, recipient: String?, text: String) {
        self.kind = kind
        self.at = at
        self.status = status
        self.recipient = recipient
        self.text = text
    }
}
