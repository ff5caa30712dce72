import Foundation

/// A mail that is owed or was sent, as the outbox keeps it.
package struct OutboxMail: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case reminder
        /// That dates have changed.
        case notice
        /// Where the seminar stands, for its organisers.
        case digest
        /// That mail did not reach somebody, for its organisers.
        case alert
        /// Asked for by `seminarctl send-test`.
        case test

        /// Whether it is about the others.
        package var isForOrganisersAlone: Bool { self == .digest || self == .alert }
    }

    package var id: Int64
    package var kind: Kind
    /// Nil for a test mail, which belongs to no seminar.
    package var seminar: Identifier?
    package var person: PersonID
    package var recipient: EmailAddress
    package var due: Date
    /// The first instant at which nothing in it is worth sending.
    package var usefulUntil: Date
    package var createdAt: Date
    package var progress: DeliveryProgress
    /// When the state became final.
    package var finishedAt: Date?
    /// What the last attempt sent. Where that may have arrived, every later one sends the same.
    package var rendered: RenderedMail?
    /// Whether any attempt may have arrived: what says something else from then on is another mail.
    package var mayHaveArrived = false

    package init(
        id: Int64, kind: Kind, seminar: Identifier?, person: PersonID, recipient: EmailAddress, due: Date,
        usefulUntil: Date, createdAt: Date, progress: DeliveryProgress, finishedAt: Date? = nil,
        rendered: RenderedMail? = nil
    ) {
        self.id = id
        self.kind = kind
        self.seminar = seminar
        self.person = person
        self.recipient = recipient
        self.due = due
        self.usefulUntil = usefulUntil
        self.createdAt = createdAt
        self.progress = progress
        self.finishedAt = finishedAt
        self.rendered = rendered
    }
}

/// The bytes of a mail with what lists show of it.
package struct RenderedMail: Hashable, Sendable {
    package var subject: String
    package var message: OutgoingMessage
    /// A hash of what it was written from; nil where nothing depends on whether that has changed.
    package var basis: String?

    package init(subject: String, message: OutgoingMessage, basis: String? = nil) {
        self.subject = subject
        self.message = message
        self.basis = basis
    }
}

extension OutgoingMessage: Hashable {
    package func hash(into hasher: inout Hasher) { hasher.combine(messageID) }
}
