import ControlAPI

extension Tables {
    package static func silences(_ silences: [SilenceEntry], _ presentation: Presentation) -> String {
        guard !silences.isEmpty else { return "No silences.\n" }
        let columns: [Table.Column] = [
            .init("ID", .number), .init("State"), .init("Until"), .init("Seminar"), .init("Event"), .init("Person"),
            .init("Reason", .prose), .init("By"), .init("Made"),
        ]
        let rows = silences.map { silence -> [StyledText] in
            [
                StyledText(String(silence.id)), .state(silence.state), StyledText(presentation.time(silence.until)),
                StyledText(silence.seminar), StyledText(silence.event ?? "all"),
                StyledText(silence.name ?? silence.person ?? "all"), StyledText(silence.reason),
                StyledText(silence.createdBy), StyledText(presentation.time(silence.createdAt)),
            ]
        }
        return Table(columns, rows: rows).text(on: presentation.screen)
    }
}
