/// STATUS of an event (RFC 5545 §3.8.1.11).
package enum EventStatus: String, Hashable, Sendable {
    case tentative = "TENTATIVE"
    case confirmed = "CONFIRMED"
    case cancelled = "CANCELLED"
}
