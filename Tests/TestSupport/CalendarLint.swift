/// What calendar programs are known to trip over, looked for in finished bytes by a reader of its own: nothing here is
/// shared with the module that writes them.
package struct CalendarLint {
    package enum Purpose: Sendable {
        /// Public: no METHOD, no alarms.
        case feed
        /// One participant's, who may have asked for alarms.
        case personalFeed
        /// Attached to a message: METHOD is required.
        case mail
    }

    let purpose: Purpose
    private(set) var complaints: [String] = []

    /// Empty when all is well; otherwise sentences that begin with the line or the event in question.
    package static func complaints(about bytes: [UInt8], as purpose: Purpose = .feed) -> [String] {
        var lint = CalendarLint(purpose: purpose)
        lint.checkOctets(bytes)
        guard lint.complaints.isEmpty else { return lint.complaints }
        lint.checkComponents(LintedLine.lines(of: bytes))
        return lint.complaints
    }

    private init(purpose: Purpose) {
        self.purpose = purpose
    }

    mutating func complain(_ complaint: String) {
        complaints.append(complaint)
    }

    mutating func require(_ condition: Bool, _ complaint: @autoclosure () -> String) {
        if !condition { complain(complaint()) }
    }
}

// MARK: Octets

extension CalendarLint {
    private mutating func checkOctets(_ bytes: [UInt8]) {
        require(!bytes.isEmpty, "the calendar is empty, which clears it in Thunderbird")
        require(
            bytes.starts(with: Array("BEGIN:VCALENDAR\r\n".utf8)), "it does not begin with BEGIN:VCALENDAR and CRLF")
        require(bytes.suffix(15) == Array("END:VCALENDAR\r\n".utf8)[...], "it does not end with END:VCALENDAR and CRLF")
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().dropLast() {
            checkPhysicalLine(line, number: index + 1)
        }
    }

    private mutating func checkPhysicalLine(_ lineAndReturn: ArraySlice<UInt8>, number: Int) {
        require(lineAndReturn.last == 0x0D, "line \(number) ends with a bare LF")
        let line = lineAndReturn.last == 0x0D ? lineAndReturn.dropLast() : lineAndReturn
        require(line.count <= 75, "line \(number) has \(line.count) octets, more than 75")
        require(!line.isEmpty, "line \(number) is empty")
        guard let text = String(validating: line, as: UTF8.self) else {
            return complain("line \(number) is not UTF-8 by itself: it is folded within a character")
        }
        for scalar in text.unicodeScalars {
            let isForbidden = scalar.properties.generalCategory == .control || [0x2028, 0x2029].contains(scalar.value)
            require(!isForbidden, "line \(number) has the control character \(scalar.escaped(asASCII: true))")
        }
    }
}

// MARK: Components

extension CalendarLint {
    private mutating func checkComponents(_ lines: [LintedLine?]) {
        var open: [LintedComponent] = []
        for (index, line) in lines.enumerated() {
            guard let line else {
                complain("content line \(index + 1) is not NAME;PARAMETER=value:value")
                continue
            }
            checkSyntax(of: line)
            switch line.name {
            case "BEGIN": open.append(LintedComponent(name: line.value))
            case "END":
                guard let closed = open.popLast(), closed.name == line.value else {
                    return complain("END:\(line.value) closes nothing")
                }
                if open.isEmpty { return checkCalendar(closed, isLast: index == lines.count - 1) }
                open[open.count - 1].children.append(closed)
            default:
                guard !open.isEmpty else { return complain("\(line.name) stands outside of any component") }
                open[open.count - 1].lines.append(line)
            }
        }
        complain("a component is not closed")
    }

    private mutating func checkSyntax(of line: LintedLine) {
        for parameter in line.parameters where !parameter.isQuoted {
            require(
                !parameter.value.contains { ",\"".contains($0) },
                "\(line.name): the parameter \(parameter.name)=\(parameter.value) has to be quoted")
        }
        guard LintedLine.textProperties.contains(line.name) else { return }
        var isEscaped = false
        for character in line.value.unicodeScalars {
            if isEscaped {
                require("\\;,nN".unicodeScalars.contains(character), "\(line.name): \\\(character) is no escape")
                isEscaped = false
            } else {
                let isBare = character == ";" || character == "," && line.name != "CATEGORIES"
                require(!isBare, "\(line.name): \(character) has to be escaped")
                isEscaped = character == "\\"
            }
        }
        require(!isEscaped, "\(line.name) ends with a backslash that escapes nothing")
    }

    private mutating func checkCalendar(_ calendar: LintedComponent, isLast: Bool) {
        require(isLast, "something follows the calendar's end")
        require(!calendar.children.isEmpty, "the calendar has no component")
        for name in ["PRODID", "VERSION"] { require(calendar.count(of: name) == 1, "the calendar needs one \(name)") }
        require(calendar.count(of: "UID") == 0, "the calendar has a UID: some clients keep one event of many")
        switch purpose {
        case .feed, .personalFeed: require(calendar.count(of: "METHOD") == 0, "a feed has no METHOD")
        case .mail: require(calendar.count(of: "METHOD") == 1, "a calendar in a mail needs a METHOD")
        }
        checkZones(of: calendar)
        checkInstances(of: calendar)
        var seen: Set<String> = []
        for event in calendar.children where event.name == "VEVENT" {
            checkEvent(event)
            let identity = "\(event["UID"]?.value ?? "") \(event["RECURRENCE-ID"]?.value ?? "")"
            require(seen.insert(identity).inserted, "\(event.title): its UID is used twice")
        }
    }

    private mutating func checkZones(of calendar: LintedComponent) {
        let zones = calendar.children.filter { $0.name == "VTIMEZONE" }.compactMap { $0["TZID"]?.value }
        require(Set(zones).count == zones.count, "a VTIMEZONE is there twice")
        for event in calendar.children {
            for line in event.lines {
                guard let zone = line["TZID"] else { continue }
                require(zones.contains(zone), "\(event.title): no VTIMEZONE describes TZID=\(zone)")
            }
        }
    }
}
