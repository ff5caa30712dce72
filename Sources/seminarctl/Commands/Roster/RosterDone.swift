import ArgumentParser
import ControlAPI

struct RosterDone: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "Record that a participant has done what they owe.")

    @OptionGroup var who: PersonArguments
    @Argument(help: "The obligation's id, as roster list shows it.")
    var obligation: String
    @OptionGroup var connection: Connection

    func run() throws {
        let question = ObligationQuestion(person: who.person, obligation: obligation, seminar: who.seminar)
        try connection.report(ControlRoute.done, question, as: \.line)
    }
}
