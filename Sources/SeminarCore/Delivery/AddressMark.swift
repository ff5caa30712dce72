import Foundation

/// An address that takes no mail: nothing more is sent to it until somebody does something about it.
///
/// What lifts it: the row of a person with that address is edited or entered anew, by a file or a command, or somebody
/// asks for another attempt at a mail to it. A person who gets another address is mailed there, and the mark stays.
package struct AddressMark: Hashable, Sendable {
    package enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
        /// The relay refused it at RCPT, with an enhanced status of 5.1.x (RFC 3463 §3.2).
        case refused
        /// A report came back that mail to it failed for good (RFC 3464).
        case bounced
    }

    package var address: EmailAddress
    package var reason: Reason
    /// The server's reply, or the diagnostic of the report.
    package var text: String
    package var at: Date
    /// The mail of the outbox that found out; nil where none is known.
    package var mail: Int64?

    package init(address: EmailAddress, reason: Reason, text: String, at: Date, mail: Int64? = nil) {
        self.address = address
        self.reason = reason
        self.text = text
        self.at = at
        self.mail = mail
    }

    /// Why a mail to it is not sent: `address refused: 550 5.1.1 no such user`.
    package var cancellation: String {
        switch reason {
        case .refused: "address refused: \(text)"
        case .bounced: "address bounced: \(text)"
        }
    }
}
