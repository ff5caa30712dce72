import CivilTime

/// Two times of day, `14:00-15:00`.
struct TimeSpan: ScalarReadable, Hashable {
    let begin: TimeOfDay
    let end: TimeOfDay

    static let expectedText = "a span of time such as 14:00-15:00"

    init?(_ text: String) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
            .map { TimeOfDay(String($0.filter { !$0.isWhitespace })) }
        guard parts.count == 2, let begin = parts[0], let end = parts[1] else { return nil }
        self.begin = begin
        self.end = end
    }
}
