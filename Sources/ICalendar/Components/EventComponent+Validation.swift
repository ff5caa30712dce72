import CivilTime

extension EventComponent {
    /// What RFC 5545 asks of a VEVENT and the types here cannot promise.
    func validate() throws(InvalidCalendar) {
        try validateIdentity()
        try validateSpan()
        try validateRecurrence()
        try validateMeaning()
    }

    private func validateIdentity() throws(InvalidCalendar) {
        try require(!uid.isEmpty, "it has no UID; give it one that never changes (RFC 5545 §3.8.4.7)")
        try require(!summary.isEmpty, "it has no SUMMARY; say what it is (RFC 5545 §3.8.1.12)")
        try require(sequence >= 0, "its SEQUENCE is \(sequence); count from 0 (RFC 5545 §3.8.7.4)")
    }

    private func validateSpan() throws(InvalidCalendar) {
        try require(
            (start.kind == .date) == (end.kind == .date),
            "its start is \(start), its end \(end); make both days or both times (RFC 5545 §3.8.2.2)"
        )
        try require(
            start.instant < end.instant,
            "its end \(end) is not after its start \(start); an end is exclusive (RFC 5545 §3.6.1)"
        )
    }

    private func validateRecurrence() throws(InvalidCalendar) {
        for time in exceptionTimes + recurrenceTimes {
            try require(
                time.kind == start.kind,
                "its start is \(start), but an RDATE or EXDATE is \(time); give it the start's type and zone")
        }
        try require(
            recurrenceIdentifier == nil || recurrence == nil && recurrenceTimes.isEmpty && exceptionTimes.isEmpty,
            "it replaces one instance and recurs by itself; leave out its rule, RDATE and EXDATE (RFC 5545 §3.8.4.4)")
        guard let recurrence else { return }
        let first = recurrence.firstOccurrence(startingAt: start, from: start.wallTime)
        try require(
            first == start.wallTime,
            "its start \(start) is no occurrence of \(recurrence); start it at \(first.map { "\($0)" } ?? "one")")
    }

    private func validateMeaning() throws(InvalidCalendar) {
        try require(
            (0...9).contains(priority ?? 0), "its PRIORITY is not between 0 and 9 (RFC 5545 §3.8.1.9)")
        try require(
            color?.isColorName ?? true, "its COLOR is not a colour's name in CSS, such as teal (RFC 7986 §5.9)")
        try require(
            organizer?.email.isBareMailAddress ?? true,
            "its ORGANIZER has no mail address; expected one such as office@example.org (RFC 5545 §3.8.4.3)")
    }

    private func require(_ condition: Bool, _ reason: @autoclosure () -> String) throws(InvalidCalendar) {
        guard condition else { throw InvalidCalendar(uid: uid, reason: reason()) }
    }
}

extension String {
    /// Letters only; whether a browser knows it is for the browser.
    var isColorName: Bool {
        !isEmpty && utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    }

    /// Enough to make a `mailto:` URI of it.
    fileprivate var isBareMailAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts.contains("") && utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }
}
