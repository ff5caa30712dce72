import ArgumentParser
import ControlAPI

struct OutboxList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List mails in every state, or in one.")

    @OptionGroup var seminar: SeminarOption
    @Option(
        help: ArgumentHelp(
            "Only those queued, sending, accepted, deferred, rejected, uncertain, held, stale or cancelled.",
            valueName: "state"))
    var state: String?
    @Option(help: ArgumentHelp("Only those to this person: an address, or an id of the roster.", valueName: "person"))
    var person: String?
    @OptionGroup var connection: Connection

    func run() throws {
        let question = OutboxQuestion(seminar: seminar.id, state: state, person: person)
        try connection.show(ControlRoute.outbox, question, as: Tables.outbox)
    }
}
