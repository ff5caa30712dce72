/// What a zone's clocks agree on for a while: RFC 9636 calls it a local time type.
struct LocalTimeType: Hashable, Sendable {
    /// Seconds east of UTC.
    let offset: Int
    let isDaylightSaving: Bool
    let abbreviation: String

    /// RFC 9636 §3.2: more than -25 and less than 26 hours.
    static let possibleOffsets = -89_999...93_599
}
