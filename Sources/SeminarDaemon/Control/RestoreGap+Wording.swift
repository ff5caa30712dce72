import StateStore

extension RestoreGap {
    /// What an operator has to decide, and how.
    var question: String {
        "a backup was restored: \(parts) fell due since and may have been sent already, \"seminarctl gap\" lists them; "
            + "\"resume --skip-gap\" counts them as sent, \"resume --send-gap\" sends what is still useful"
    }

    private var parts: String {
        [
            (reminders.count, "reminder", "reminders"), (mails.count, "mail", "mails"),
            (notices.count, "notice of changed dates", "notices of changed dates"),
        ]
        .filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }.joined(separator: ", ")
    }
}
