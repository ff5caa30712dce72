/// METHOD of a calendar that travels by mail (RFC 5546 §3.2); a feed has none.
package enum CalendarMethod: String, Hashable, Sendable {
    case publish = "PUBLISH"
}
