extension CalendarLint {
    mutating func checkRule(of event: LintedComponent) {
        guard let start = event["DTSTART"], let rule = event["RRULE"] else { return }
        require(event["RECURRENCE-ID"] == nil, "\(event.title): it has both RRULE and RECURRENCE-ID")
        for part in rule.value.split(separator: ";") where part.hasPrefix("UNTIL=") {
            let isUTC = part.hasSuffix("Z")
            require(
                isUTC == (start.dateTimeForm != .date),
                "\(event.title): \(part) has to be a day for days and in UTC for times")
        }
    }

    /// EXDATE and RECURRENCE-ID are of their series' type and zone and name one of its instances, or clients do not find
    /// what they except or replace.
    mutating func checkInstances(of calendar: LintedComponent) {
        let events = calendar.children.filter { $0.name == "VEVENT" }
        for event in events {
            let series = events.first { $0["UID"]?.value == event["UID"]?.value && $0["RECURRENCE-ID"] == nil }
            for line in event.lines where ["EXDATE", "RDATE", "RECURRENCE-ID"].contains(line.name) {
                guard let series, let start = series["DTSTART"] else { continue }
                require(
                    line.dateTimeForm == start.dateTimeForm,
                    "\(event.title): \(line.name) is not of the same type and zone as DTSTART")
                guard line.name != "RDATE" else { continue }
                require(
                    series.mayHaveInstance(at: line.value),
                    "\(event.title): \(line.name) \(line.value) names no instance")
            }
        }
    }
}

extension LintedComponent {
    /// Whether one may be there, as far as that can be seen without following the rule: within its span, at its time of
    /// day, on one of its weekdays.
    fileprivate func mayHaveInstance(at value: String) -> Bool {
        guard let start = self["DTSTART"]?.value, value >= start else { return false }
        let isAdded = lines.contains { $0.name == "RDATE" && $0.value.split(separator: ",").contains(Substring(value)) }
        if value == start || isAdded { return true }
        guard let rule = self["RRULE"]?.value else { return false }
        var parts: [String: String] = [:]
        for part in rule.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            if sides.count == 2 { parts[sides[0]] = sides[1] }
        }
        if let until = parts["UNTIL"], !until.hasSuffix("Z"), value > until { return false }
        let hasTimes = ["BYHOUR", "BYMINUTE", "BYSECOND"].contains { parts[$0] != nil }
        if !hasTimes, value.dropFirst(8) != start.dropFirst(8) { return false }
        guard parts["FREQ"] == "WEEKLY" else { return true }
        let weekdays = parts["BYDAY"]?.split(separator: ",").map(String.init) ?? [Self.weekday(of: start)]
        return weekdays.contains(Self.weekday(of: value))
    }

    /// Of `20210419…`, by Zeller's congruence.
    private static func weekday(of value: String) -> String {
        let digits = value.prefix(8).compactMap(\.wholeNumberValue)
        guard digits.count == 8 else { return "" }
        let number = digits.reduce(0) { $0 * 10 + $1 }
        let (day, written) = (number % 100, number / 100 % 100)
        let year = number / 10_000 - (written < 3 ? 1 : 0)
        let month = written < 3 ? written + 12 : written
        let index = (day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7
        return ["SA", "SU", "MO", "TU", "WE", "TH", "FR"][index]
    }
}
