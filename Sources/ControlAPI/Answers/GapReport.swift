/// What may have been sent between a backup and the start after its restore.
package struct GapReport: Codable, Equatable, Sendable {
    /// When the backup was made, in RFC 3339; nil where nothing is open.
    @OrNull package var since: String?
    /// When the service started on it.
    @OrNull package var until: String?
    package var items: [GapItem]

    package init(since: String?, until: String?, items: [GapItem]) {
        self.since = since
        self.until = until
        self.items = items
    }
}

/// A reminder, a mail or a notice that the backup does not know to have been sent.
package struct GapItem: Codable, Equatable, Sendable {
    /// `reminder`, `mail` or `notice`.
    package var kind: String
    @OrNull package var seminar: String?
    /// The person's address; nil where it is for everybody.
    @OrNull package var to: String?
    /// The event of a reminder or of one person's notice, the subject of a mail.
    @OrNull package var about: String?
    /// In RFC 3339.
    @OrNull package var due: String?
    /// Whether `resume --send-gap` would still send it.
    package var useful: Bool

    package init(kind: String, seminar: String?, to: String?, about: String?, due: String?, useful: Bool) {
        self.kind = kind
        self.seminar = seminar
        self.to = to
        self.about = about
        self.due = due
        self.useful = useful
    }
}
