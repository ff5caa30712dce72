import ArgumentParser
import ControlAPI

struct RosterUndone: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undone", abstract: "Record that a participant has not done it after all.")

    @OptionGroup var who: PersonArguments
    @Argument(help: "The obligation's id, as roster list shows it.")
    var obligation: String
    @OptionGroup var connection: Connection

    func run() throws {
        let question = ObligationQuestion(person: who.person, obligation: obligation, seminar: who.seminar)
        try connection.report(ControlRoute.undone, question, as: \.line)
    }
}
