import ArgumentParser
import ControlAPI

struct RosterReset: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Take back what commands changed, so that the roster file counts again.")

    @OptionGroup var who: PersonArguments
    @OptionGroup var connection: Connection

    func run() throws {
        let question = PersonQuestion(person: who.person, seminar: who.seminar)
        try connection.report(ControlRoute.reset, question, as: \.line)
    }
}
