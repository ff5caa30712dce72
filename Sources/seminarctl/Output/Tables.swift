import ControlAPI

/// Lists of answers as tables; what there is none of is said in words.
package enum Tables {
    package static func upcoming(_ entries: [UpcomingEntry], _ presentation: Presentation) -> String {
        guard !entries.isEmpty else { return "Nothing comes any more.\n" }
        let columns: [Table.Column] = [
            .init("When"), .init("Event", .prose), .init("Seminar"), .init("State"), .init("Where", .prose),
            .init("Owing", .number),
        ]
        let rows = entries.map { entry -> [StyledText] in
            [
                StyledText(presentation.span(from: entry.start, to: entry.end, allDay: entry.allDay)),
                StyledText(entry.summary), StyledText(entry.seminar),
                entry.status == "confirmed" ? "" : .state(entry.status),
                StyledText(entry.location ?? ""), StyledText(entry.owing.map(String.init) ?? ""),
            ]
        }
        return Table(columns, rows: rows).text(on: presentation.screen)
    }

    /// What the list does not show, or nothing.
    package static func continuation(of entries: [UpcomingEntry]) -> String {
        let names = entries.filter(\.continues).map { StyledText($0.summary).text }
        guard !names.isEmpty else { return "" }
        return "\nMore follows of \(names.joined(separator: ", ")): --days N or --all shows it.\n"
    }

    package static func events(_ entries: [EventEntry], _ presentation: Presentation) -> String {
        guard !entries.isEmpty else { return "No events.\n" }
        let columns: [Table.Column] = [
            .init("Event"), .init("Summary", .prose), .init("Shape"), .init("When"), .init("State"), .init("Owed"),
            .init("Reminders", .prose), .init("Seminar"),
        ]
        let rows = entries.map { entry -> [StyledText] in
            [
                StyledText(entry.event), StyledText(entry.summary), StyledText(entry.recurrence ?? entry.shape),
                StyledText(when(entry, presentation)), entry.status == "confirmed" ? "" : .state(entry.status),
                StyledText(entry.obligation ?? ""), StyledText(entry.reminders.joined(separator: "; ")),
                StyledText(entry.seminar),
            ]
        }
        return Table(columns, rows: rows).text(on: presentation.screen)
    }

    package static func reminders(_ entries: [ReminderEntry], _ presentation: Presentation) -> String {
        guard !entries.isEmpty else { return "No reminders.\n" }
        let columns: [Table.Column] = [
            .init("Due"), .init("State"), .init("Event"), .init("Rule", .prose), .init("To"), .init("Why", .prose),
            .init("Seminar"),
        ]
        let rows = entries.map { entry -> [StyledText] in
            let event = entry.occurrence.map { "\(entry.event) \($0)" } ?? entry.event
            return [
                StyledText(presentation.time(entry.due)), .state(entry.state), StyledText(event),
                StyledText(entry.rule), StyledText(recipients(of: entry)), StyledText(entry.reason),
                StyledText(entry.seminar),
            ]
        }
        return Table(columns, rows: rows).text(on: presentation.screen)
    }

    package static func outbox(_ mails: [OutboxRow], _ presentation: Presentation) -> String {
        guard !mails.isEmpty else { return "No mails.\n" }
        let columns: [Table.Column] = [
            .init("ID", .number), .init("Due"), .init("State"), .init("To"), .init("Subject", .prose),
            .init("Attempts", .number),
            .init("Next attempt"), .init("Reply", .prose),
        ]
        let rows = mails.map { mail -> [StyledText] in
            [
                StyledText(String(mail.id)), StyledText(presentation.time(mail.due)), .state(mail.state),
                StyledText(mail.to), StyledText(mail.subject ?? ""), StyledText(String(mail.attempts)),
                StyledText(presentation.time(mail.nextAttempt)), StyledText(mail.reply ?? mail.reason ?? ""),
            ]
        }
        return Table(columns, rows: rows).text(on: presentation.screen)
    }

    package static func roster(_ people: [RosterRow], on screen: Screen) -> String {
        guard !people.isEmpty else { return "Nobody takes part.\n" }
        let columns: [Table.Column] = [
            .init("Person"), .init("Name"), .init("State"), .init("Owes"), .init("Done"), .init("More time"),
            .init("Paper", .prose), .init("Talk", .prose),
            .init("Language"), .init("Tags", .prose), .init("From"), .init("Seminar"),
        ]
        let rows = people.map { person -> [StyledText] in
            [
                StyledText(person.person + (person.samePersonAs.map { " (same as \($0))" } ?? "")),
                StyledText(person.name), standing(of: person),
                StyledText(person.owes.joined(separator: ", ")), StyledText(person.done.joined(separator: ", ")),
                StyledText(person.extensions.map { "\($0.event) \($0.until)" }.joined(separator: ", ")),
                StyledText(person.paper ?? ""), StyledText(person.talk ?? ""), StyledText(person.language ?? ""),
                StyledText(person.tags.joined(separator: ", ")), StyledText(person.source), StyledText(person.seminar),
            ]
        }
        return Table(columns, rows: rows).text(on: screen)
    }

    /// An address that takes no mail matters only while mail would go there.
    private static func standing(of person: RosterRow) -> StyledText {
        guard person.addressProblem != nil, person.state != "left" else { return .state(person.state) }
        return StyledText("no mail: \(person.addressProblem ?? "")", .bad)
    }

    private static func when(_ entry: EventEntry, _ presentation: Presentation) -> String {
        if entry.recurrence != nil { return presentation.time(entry.next) }
        guard let start = entry.start, let end = entry.end else { return presentation.time(entry.next ?? entry.start) }
        return presentation.span(from: start, to: end, allDay: entry.allDay)
    }

    private static func recipients(of entry: ReminderEntry) -> String {
        if let person = entry.name ?? entry.person { return person }
        return entry.recipients.map { $0 == 1 ? "1 person" : "\($0) people" } ?? ""
    }
}
