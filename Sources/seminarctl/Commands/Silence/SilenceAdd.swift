import ArgumentParser
import ControlAPI

struct SilenceAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Hold what concerns a seminar, an event or a person.",
        discussion: "At least one of the three is named; what is held agrees with all that are.")

    @Option(help: ArgumentHelp("The seminar.", valueName: "id"))
    var seminar: String?
    @Option(help: ArgumentHelp("The event.", valueName: "id"))
    var event: String?
    @Option(help: ArgumentHelp("The person: an address, or an id of the roster.", valueName: "person"))
    var person: String?
    @Option(help: ArgumentHelp("The end, as 2021-05-03 or \"2021-05-03 18:00\".", valueName: "time"))
    var until: String
    @Option(help: ArgumentHelp("Why; silence list and explain show it.", valueName: "text"))
    var reason: String
    @OptionGroup var connection: Connection

    func run() throws {
        let question = SilenceAddition(
            seminar: seminar, event: event, person: person, until: until, reason: reason)
        try connection.report(ControlRoute.addSilence, question, as: \.line)
    }
}
