import ControlAPI

/// `status` for people: the state in a line, then what comes, then what is wrong.
package struct StatusPage {
    let report: StatusReport
    let presentation: Presentation

    package init(report: StatusReport, presentation: Presentation) {
        self.report = report
        self.presentation = presentation
    }

    package var text: String {
        let sections = [summary, seminars, events, reminders, problems].filter { !$0.isEmpty }
        return sections.joined(separator: "\n")
    }

    private var summary: String {
        let health = report.healthy ? StyledText("healthy", .good) : StyledText("not healthy", .bad)
        let mail = report.outbox.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        let lines =
            [
                ("Service", "seminard \(report.version), " + health.rendered(presentation.screen.isStyled)),
                ("Clock", clock),
                ("Mail", report.transport + pause + silences),
            ] + relay + [
                ("Outbox", mail.isEmpty ? "empty" : mail.joined(separator: ", ")),
                ("Next", report.nextTick.map { presentation.time($0) } ?? "nothing is due any more"),
            ]
        return lines.map { name, value in name + String(repeating: " ", count: 9 - name.count) + value + "\n" }.joined()
    }

    private var relay: [(String, String)] {
        guard let relay = report.relay else { return [] }
        let pace = relay.pace == 1 ? "" : ", at \(Int((relay.pace * 100).rounded())) % of its pace"
        let since = relay.since.map { " since \(presentation.time($0))" } ?? ""
        let reason = relay.reason.map { ": \(StyledText($0).text)" } ?? ""
        return [("Relay", relay.state + pace + since + reason)]
    }

    private var pause: String {
        guard report.paused else { return "" }
        return ", paused" + (report.pauseReason.map { ": \($0)" } ?? "")
    }

    private var silences: String {
        switch report.silences {
        case 0: ""
        case 1: ", 1 silence"
        default: ", \(report.silences) silences"
        }
    }

    private var clock: String {
        let now = Presentation(now: nil).time(report.clock.now)
        guard let speed = report.clock.speed, speed != 1 else { return "\(now), \(report.clock.kind)" }
        let times = speed == speed.rounded() && abs(speed) < 1e15 ? String(Int(speed)) : String(speed)
        return "\(now), \(report.clock.kind), \(times) times as fast"
    }

    private var seminars: String {
        guard !report.seminars.isEmpty else { return "No seminar is in force.\n" }
        let columns: [Table.Column] = [
            .init("Seminar"), .init("Title", .prose), .init("Events", .number), .init("Participants", .number),
            .init("File", .prose),
        ]
        let rows = report.seminars.map { seminar -> [StyledText] in
            [
                StyledText(seminar.id), StyledText(seminar.title), StyledText(String(seminar.events)),
                StyledText(String(seminar.participants)),
                StyledText(seminar.file, seminar.problem == nil ? .plain : .bad),
            ]
        }
        return Table(columns, rows: rows).text(on: presentation.screen)
    }

    private var events: String {
        report.nextEvents.isEmpty ? "" : heading("Next events") + Tables.upcoming(report.nextEvents, presentation)
    }

    private var reminders: String {
        report.nextReminders.isEmpty
            ? "" : heading("Next reminders") + Tables.reminders(report.nextReminders, presentation)
    }

    private var problems: String {
        report.problems.isEmpty
            ? "" : heading("Problems") + report.problems.map { "- \(StyledText($0).text)\n" }.joined()
    }

    private func heading(_ text: String) -> String {
        StyledText(text, .heading).rendered(presentation.screen.isStyled) + "\n"
    }
}
