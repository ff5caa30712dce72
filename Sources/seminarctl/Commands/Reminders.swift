import ArgumentParser
import ControlAPI

struct Reminders: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show which reminders are planned, which were sent, which were not, and why.")

    @OptionGroup var seminar: SeminarOption
    @Option(help: ArgumentHelp("Of this event alone.", valueName: "id"))
    var event: String?
    @Option(
        help: ArgumentHelp("Only those planned, queued, sent, held, skipped, stale or rejected.", valueName: "state"))
    var state: String?
    @OptionGroup var connection: Connection

    func run() throws {
        let question = ReminderQuestion(seminar: seminar.id, event: event, state: state)
        try connection.show(ControlRoute.reminders, question, as: Tables.reminders)
    }
}
