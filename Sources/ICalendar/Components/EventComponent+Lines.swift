import CivilTime

extension EventComponent {
    /// This event alone, checked: BEGIN:VEVENT to END:VEVENT. Equal events have equal bytes.
    package func encoded() throws(InvalidCalendar) -> [UInt8] {
        var writer = ContentLineWriter(capacity: 1_024)
        try write(to: &writer)
        return writer.bytes
    }

    func write(to writer: inout ContentLineWriter) throws(InvalidCalendar) {
        try validate()
        writer.begin(.event)
        writeRevision(to: &writer)
        writeTimes(to: &writer)
        writeTexts(to: &writer)
        writeMeaning(to: &writer)
        for alarm in alarms { alarm.write(to: &writer) }
        writer.end(.event)
    }

    private func writeRevision(to writer: inout ContentLineWriter) {
        writer.write(ContentLine(.uniqueIdentifier, .text(uid)))
        writer.write(ContentLine(.dateTimeStamp, .instant(stamp)))
        if let created { writer.write(ContentLine(.created, .instant(created))) }
        if let lastModified { writer.write(ContentLine(.lastModified, .instant(lastModified))) }
        writer.write(ContentLine(.sequenceNumber, .integer(sequence)))
    }

    private func writeTimes(to writer: inout ContentLineWriter) {
        if let recurrenceIdentifier { writer.write(ContentLine(.recurrenceIdentifier, recurrenceIdentifier)) }
        writer.write(ContentLine(.dateTimeStart, start))
        writer.write(ContentLine(.dateTimeEnd, end))
        if let recurrence { writer.write(ContentLine(.recurrenceRule, .token("\(recurrence.bounded(for: start))"))) }
        for time in recurrenceTimes.inOrder { writer.write(ContentLine(.recurrenceDateTimes, time)) }
        // One a line: a list of them in one line is read wrongly by more than one client.
        for time in instances(among: exceptionTimes.inOrder) {
            writer.write(ContentLine(.exceptionDateTimes, time))
        }
    }

    private func writeTexts(to writer: inout ContentLineWriter) {
        writer.write(.summary, text: summary)
        writer.write(.description, text: description)
        writer.write(.location, text: location)
        writer.write(.uniformResourceLocator, uri: url)
        if let conference { writer.write(ContentLine(conference)) }
        let categories = categories.filter { !$0.isEmpty }
        if !categories.isEmpty { writer.write(ContentLine(.categories, .texts(categories))) }
    }

    private func writeMeaning(to writer: inout ContentLineWriter) {
        if let status { writer.write(ContentLine(.status, .token(status.rawValue))) }
        if let transparency { writer.write(ContentLine(.timeTransparency, .token(transparency.rawValue))) }
        if let busyStatus { writer.write(ContentLine(.customBusyStatus, .token(busyStatus.rawValue))) }
        if let classification { writer.write(ContentLine(.classification, .token(classification.rawValue))) }
        if let priority { writer.write(ContentLine(.priority, .integer(priority))) }
        writer.write(.color, text: color)
        if let organizer { writer.write(ContentLine(organizer)) }
    }
}

extension ContentLine {
    fileprivate init(_ conference: Conference) {
        let label = conference.label.map { [Parameter(.label, $0)] } ?? []
        self.init(.conference, .uri(conference.uri), [Parameter(.valueType, "URI")] + label)
    }

    fileprivate init(_ organizer: Organizer) {
        let name = organizer.name.map { [Parameter(.commonName, $0)] } ?? []
        self.init(.organizer, .mailbox(organizer.email), name)
    }
}

extension [EventTime] {
    /// Ascending and without repetitions, so that the order in a file does not show.
    fileprivate var inOrder: [EventTime] {
        var ascending: [EventTime] = []
        for time in sorted(by: { $0.wallTime < $1.wallTime }) where time.wallTime != ascending.last?.wallTime {
            ascending.append(time)
        }
        return ascending
    }
}
