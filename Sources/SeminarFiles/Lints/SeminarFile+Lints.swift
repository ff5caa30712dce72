import CivilTime
import SeminarCore

extension SeminarFile {
    /// What is allowed, but probably not what was meant; in the order of the file.
    package func lints() -> [Complaint] {
        let events = zip(seminar.events, marks.events).filter { !$0.0.isCancelled }
        let calendar = CalendarLint(seminar: seminar)
        let reminders = ReminderLint(seminar: seminar)
        let perEvent = events.flatMap { event, marks in
            calendar.complaints(about: event, at: marks) + reminders.complaints(about: event, at: marks)
        }
        return Set(perEvent + quietHoursLints + ClashLint(seminar.zone).complaints(about: Array(events))).sorted()
    }

    private var quietHoursLints: [Complaint] {
        guard let quiet = seminar.quietHours else { return [] }
        var complaints: [Complaint] = []
        if quiet.length > Self.longestSensibleQuiet {
            complaints.append(
                .warning(
                    at: marks.mark(of: .quietHours), "the quiet hours take most of the day",
                    remedy: "the first time is when quiet begins, the second when it ends, as in 21:00-07:00"))
        }
        if quiet.contains(seminar.remindAt) {
            complaints.append(
                .warning(
                    at: marks.keys[.remindAt] ?? marks.mark(of: .quietHours),
                    "\(seminar.remindAt), when reminders go out, is within the quiet hours",
                    remedy: "choose a time outside of them; as it is, they wait until \(quiet.end)"))
        }
        return complaints
    }

    /// Of seconds; 16 hours.
    private static let longestSensibleQuiet = 16 * 60 * 60
}

extension QuietHours {
    fileprivate var length: Int {
        let seconds = end.secondsSinceMidnight - begin.secondsSinceMidnight
        return seconds > 0 ? seconds : seconds + 24 * 60 * 60
    }

    func contains(_ time: TimeOfDay) -> Bool {
        begin < end ? (begin..<end).contains(time) : time >= begin || time < end
    }
}

extension Complaint {
    static func warning(at mark: SourceMark, _ what: String, remedy: String) -> Complaint {
        Complaint(at: mark, what, remedy: remedy, severity: .warning)
    }
}
