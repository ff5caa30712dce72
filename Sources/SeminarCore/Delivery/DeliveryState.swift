import Foundation

/// Where a mail of the outbox stands.
package enum DeliveryState: String, CaseIterable, Hashable, Sendable, Codable {
    /// Waits for its first attempt.
    case queued
    /// Committed before the transport starts; still so after a crash, when it becomes `uncertain`.
    case sending
    /// The server took responsibility.
    case accepted
    /// To be tried again.
    case deferred
    /// Refused for good.
    case rejected
    /// It may have arrived; to be tried again with the same bytes.
    case uncertain
    /// Waits for the end of quiet hours, a pause or a silence.
    case held
    /// Given up: no longer worth sending.
    case stale
    /// Given up: nothing in it is owed any more, or an organiser cancelled it.
    case cancelled

    /// Whether nothing more will happen to it.
    package var isFinal: Bool {
        switch self {
        case .accepted, .rejected, .stale, .cancelled: true
        case .queued, .sending, .deferred, .uncertain, .held: false
        }
    }

    /// Whether a try is due when its next attempt is.
    package var isWaiting: Bool { self == .queued || self == .deferred || self == .uncertain || self == .held }
}
