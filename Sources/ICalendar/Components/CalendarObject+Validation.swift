extension CalendarObject {
    /// What the events may not be to each other; each one's own rules are checked when it is written.
    func validate(sorted events: [EventComponent]) throws(InvalidCalendar) {
        guard !productIdentifier.isEmpty else {
            throw InvalidCalendar(reason: "it has no PRODID; name the program that makes it (RFC 5545 §3.7.3)")
        }
        guard color?.isColorName ?? true else {
            throw InvalidCalendar(reason: "its COLOR is not a colour's name in CSS, such as teal (RFC 7986 §5.9)")
        }
        if method == .publish, let event = events.first(where: { $0.organizer == nil }) {
            throw InvalidCalendar(
                uid: event.uid, reason: "it has no ORGANIZER, which METHOD:PUBLISH needs (RFC 5546 §3.2.1)")
        }
        var master: EventComponent?
        for (index, event) in events.enumerated() {
            if event.recurrenceIdentifier == nil { master = event }
            if index > 0 { try validate(event, after: events[index - 1], master: master) }
        }
    }

    private func validate(
        _ event: EventComponent, after previous: EventComponent, master: EventComponent?
    ) throws(InvalidCalendar) {
        guard event.uid == previous.uid else { return }
        guard let original = event.recurrenceIdentifier else {
            throw InvalidCalendar(uid: event.uid, reason: "its UID is used twice; give every event its own")
        }
        guard original.wallTime != previous.recurrenceIdentifier?.wallTime else {
            throw InvalidCalendar(
                uid: event.uid, reason: "its instance \(original) is replaced twice; keep one of them")
        }
        guard let master, master.uid == event.uid else { return }
        guard original.kind == master.start.kind, master.isInstance(original) else {
            throw InvalidCalendar(
                uid: event.uid,
                reason: "its RECURRENCE-ID \(original) is no instance of the series that starts at \(master.start);"
                    + " expected the original start of one, in the same type and zone")
        }
    }
}
