import Foundation

extension ReminderDecider {
    /// Whether a reminder may have gone out between two moments of which nothing is known: false only where what this
    /// knows, such as quiet hours, held it all the while, or until it was of no use.
    ///
    /// Who had done it, left or opted out may have said so since: that alone does not tell that nothing was sent.
    ///
    /// - Parameter end: inclusive
    package func mayHaveSent(_ reminder: DueReminder, after start: Date, through end: Date) -> Bool {
        var instant = max(reminder.planned.due, start)
        while instant <= end {
            switch decision(for: reminder, isRecorded: false, at: instant) {
            case .send, .skip: return true
            case .stale: return false
            case .hold(let until, _):
                guard instant < until else { return true }
                instant = until
            }
        }
        return false
    }
}
