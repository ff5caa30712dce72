import ArgumentParser
import ControlAPI

struct RosterDeregister: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deregister", abstract: "Record that a participant has left the seminar.")

    @OptionGroup var who: PersonArguments
    @OptionGroup var connection: Connection

    func run() throws {
        let question = PersonQuestion(person: who.person, seminar: who.seminar)
        try connection.report(ControlRoute.deregister, question, as: \.line)
    }
}
