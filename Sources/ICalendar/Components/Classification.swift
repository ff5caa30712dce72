/// Who may see the event (RFC 5545 §3.8.1.3).
package enum Classification: String, Hashable, Sendable {
    case everyone = "PUBLIC"
    case ownerOnly = "PRIVATE"
    case confidential = "CONFIDENTIAL"
}
