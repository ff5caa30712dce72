import CivilTime

/// The languages that mails and pages are written in.
package enum Language: String, CaseIterable, Hashable, Sendable, Codable {
    case english = "en"
    case german = "de"
}

/// Who runs a seminar: the Reply-To of its mails and the readers of its escalations.
package struct Organiser: Hashable, Sendable {
    package var name: String
    package var email: EmailAddress
    package var role: String?

    package init(name: String, email: EmailAddress, role: String? = nil) {
        self.name = name
        self.email = email
        self.role = role
    }
}

/// A titled text on a seminar's page: grading, prerequisites, what to hand in.
package struct Section: Hashable, Sendable {
    package var title: String
    package var text: String

    package init(title: String, text: String) {
        self.title = title
        self.text = text
    }
}

/// A paper that a participant can be assigned; the roster's `paper` names its `id`.
package struct Paper: Hashable, Sendable {
    package var id: String
    package var title: String
    package var topic: String?
    package var authors: String?
    package var url: String?

    package init(id: String, title: String, topic: String? = nil, authors: String? = nil, url: String? = nil) {
        self.id = id
        self.title = title
        self.topic = topic
        self.authors = authors
        self.url = url
    }
}

/// A nightly span on the seminar's wall clock in which no mail goes out; it may run over midnight.
package struct QuietHours: Hashable, Sendable {
    /// Inclusive.
    package var begin: TimeOfDay
    /// Exclusive.
    package var end: TimeOfDay

    package init(begin: TimeOfDay, end: TimeOfDay) {
        self.begin = begin
        self.end = end
    }
}
