import ControlAPI
import Foundation
import SeminarCore

/// One line of `simulate`: a mail, or a reminder that goes into none, with the reason.
package struct SimulatedEvent: Codable, Equatable, Sendable {
    /// RFC 3339, with the seminar's offset.
    package var at: String
    /// A bare address.
    package var to: String
    package var subject: String
    package var items: [MailItem]
    /// `send`, `skip`, `hold` or `stale`.
    package var decision: String
    package var reason: String
}
