import ArgumentParser
import ControlAPI

struct SilenceList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what is held, why, until when, and who said so.")

    @OptionGroup var seminar: SeminarOption
    @Flag(help: "Those that are over instead, for 30 days.")
    var expired = false
    @OptionGroup var connection: Connection

    func run() throws {
        let question = SilenceQuestion(seminar: seminar.id, state: expired ? "expired" : nil)
        try connection.show(ControlRoute.silences, question, as: Tables.silences)
    }
}
