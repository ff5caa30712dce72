import CivilTime
import Foundation

/// A property's value by its type, which decides how it is escaped (RFC 5545 §3.3).
enum PropertyValue {
    /// Free text, escaped (§3.3.11).
    case text(String)
    /// Several texts in one line, such as CATEGORIES.
    case texts([String])
    /// A word that the RFC defines, or a rule: written as it stands (§3.3.10).
    case token(String)
    /// §3.3.13; what RFC 3986 does not allow in a URI is percent-encoded.
    case uri(String)
    /// §3.3.3: the `mailto:` URI of a bare address.
    case mailbox(String)
    /// §3.3.4.
    case date(CivilDate)
    /// §3.3.5, form 2: with the suffix Z.
    case instant(Date)
    /// §3.3.5, form 3: its zone stands in a TZID parameter, or is the observance's own.
    case wallTime(WallTime)
    /// §3.3.6.
    case duration(Duration)
    /// §3.3.8.
    case integer(Int)
    /// §3.3.14, in seconds east of UTC.
    case utcOffset(Int)
}
