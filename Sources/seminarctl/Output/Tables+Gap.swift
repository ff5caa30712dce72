import ControlAPI

extension Tables {
    package static func gap(_ report: GapReport, _ presentation: Presentation) -> String {
        guard let since = report.since, let until = report.until else { return "No restore is undecided.\n" }
        let span = "Between \(presentation.time(since)) and \(presentation.time(until))"
        guard !report.items.isEmpty else { return "\(span) nothing fell due.\n" }
        let columns: [Table.Column] = [
            .init("Due"), .init("What"), .init("About", .prose), .init("To"), .init("Seminar"), .init("Useful"),
        ]
        let rows = report.items.map { item -> [StyledText] in
            [
                StyledText(item.due.map(presentation.time) ?? ""), StyledText(item.kind), StyledText(item.about ?? ""),
                StyledText(item.to ?? "everybody"), StyledText(item.seminar ?? ""), item.useful ? "still" : "no longer",
            ]
        }
        return "\(span), perhaps sent already:\n\n" + Table(columns, rows: rows).text(on: presentation.screen)
    }
}
