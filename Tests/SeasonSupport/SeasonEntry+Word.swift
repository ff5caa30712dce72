extension SeasonEntry {
    /// The model's word for what became of a reminder, by the product's: a state, and a reason that people read.
    package static func word(_ state: String, _ reason: String) -> String {
        guard state == "skipped" else { return state }
        let words = [
            "left the seminar": "left", "opted out of reminders": "opted out",
            "was due before the person was enrolled": "before", "the event is cancelled": "cancelled",
            "the event is no longer in the seminar's file": "gone", "the event has moved": "moved",
            "the person has another date by now": "own date",
            "the reminder is no longer in the seminar's file": "no rule",
            "is no longer among the recipients": "no recipient",
        ]
        if let word = words[reason] { return word }
        if reason.hasSuffix(" is done") { return "done" }
        return reason.hasSuffix(" goes out in its place") ? "superseded" : reason
    }
}
