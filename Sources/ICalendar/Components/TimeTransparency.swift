/// Whether the event takes up its owner's time (RFC 5545 §3.8.2.7).
package enum TimeTransparency: String, Hashable, Sendable {
    case opaque = "OPAQUE"
    case transparent = "TRANSPARENT"
}
