import Foundation

/// What came back about a mail that a relay had accepted (RFC 3464).
package struct Bounce: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// Given up: the mail reached nobody.
        case hard
        /// Not delivered yet; the system that tells so goes on trying.
        case soft
    }

    package var mail: Int64
    package var kind: Kind
    /// The enhanced status, `5.1.1` (RFC 3463); nil where the report has none.
    package var status: String?
    /// The address that the report names, where the mail was forwarded another than the mail's.
    package var recipient: String?
    /// In the words of the system that refused.
    package var text: String
    package var at: Date

    package init(mail: Int64, kind: Kind, status: String? = nil, recipient: String? = nil, text: String, at: Date) {
        self.mail = mail
        self.kind = kind
        self.status = status
        self.recipient = recipient
        self.text = text
        self.at = at
    }

    /// Whether the fault lies with the address, so that the next mail to it would come back, too (RFC 3463 §3.2, §3.3).
    ///
    /// A full mailbox (5.2.2) is emptied some day, a refused content (5.6.x, 5.7.x) and a route that failed (5.4.x) say
    /// nothing about the address, and 5.1.7 and 5.1.8 are about the sender's.
    package var condemnsAddress: Bool {
        guard kind == .hard, let status else { return false }
        return ["5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.4", "5.1.6", "5.1.10", "5.2.1"].contains(status)
    }

    /// What is said of it on one line: `5.1.1 no such user`, without the status twice.
    package var words: String {
        guard let status, !text.contains(status) else { return text.isEmpty ? "no reason was given" : text }
        return text.isEmpty ? status : "\(status) \(text)"
    }

    /// The mark that the mail's recipient gets.
    package func mark(of address: EmailAddress) -> AddressMark? {
        guard condemnsAddress else { return nil }
        return AddressMark(address: address, reason: .bounced, text: words, at: at, mail: mail)
    }
}
