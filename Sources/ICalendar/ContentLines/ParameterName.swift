/// The property parameters that are written here (RFC 5545 §3.2, RFC 7986 §6).
enum ParameterName: String {
    case commonName = "CN"
    case feature = "FEATURE"
    case label = "LABEL"
    case timeZoneIdentifier = "TZID"
    case valueType = "VALUE"
}
