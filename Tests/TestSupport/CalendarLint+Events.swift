extension CalendarLint {
    mutating func checkEvent(_ event: LintedComponent) {
        for name in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"] {
            require(event.count(of: name) == 1, "\(event.title): \(event.count(of: name)) of \(name), expected one")
        }
        for name in [
            "SEQUENCE", "RRULE", "RECURRENCE-ID", "STATUS", "TRANSP", "CLASS", "DESCRIPTION", "LOCATION", "URL",
        ] {
            require(event.count(of: name) <= 1, "\(event.title): more than one \(name)")
        }
        for line in event.lines where ["DTSTAMP", "CREATED", "LAST-MODIFIED"].contains(line.name) {
            require(line.dateTimeForm == .utc, "\(event.title): \(line.name) is not in UTC")
        }
        for line in event.lines where line.name == "ORGANIZER" {
            require(line.value.hasPrefix("mailto:"), "\(event.title): ORGANIZER is no mailto: URI")
        }
        checkSpan(of: event)
        checkRule(of: event)
        checkAlarms(of: event)
    }

    private mutating func checkSpan(of event: LintedComponent) {
        guard let start = event["DTSTART"], let end = event["DTEND"] else { return }
        for line in [start, end] {
            require(line.dateTimeForm != nil, "\(event.title): \(line.name) \(line.value) is neither a day nor a time")
            require(line.dateTimeForm != .floating, "\(event.title): \(line.name) is in no zone")
        }
        require(
            (start.dateTimeForm == .date) == (end.dateTimeForm == .date),
            "\(event.title): of DTSTART and DTEND one is a day and one a time")
        guard start.dateTimeForm == end.dateTimeForm else { return }
        require(start.value < end.value, "\(event.title): DTEND \(end.value) is not after DTSTART; it is exclusive")
    }

    private mutating func checkAlarms(of event: LintedComponent) {
        let alarms = event.children.filter { $0.name == "VALARM" }
        require(alarms.isEmpty || purpose == .personalFeed, "\(event.title): a VALARM that nobody asked for")
        for alarm in alarms {
            for name in ["ACTION", "TRIGGER", "DESCRIPTION"] {
                require(alarm.count(of: name) == 1, "\(event.title): its VALARM needs one \(name)")
            }
        }
    }
}
