import ArgumentParser
import ControlAPI

struct RosterRemove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take a participant out, also if the roster file names them.")

    @OptionGroup var who: PersonArguments
    @OptionGroup var connection: Connection

    func run() throws {
        let question = PersonQuestion(person: who.person, seminar: who.seminar)
        try connection.report(ControlRoute.remove, question, as: \.line)
    }
}
