import ArgumentParser
import ControlAPI

struct RosterList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the participants, what they owe and what they have done.")

    @OptionGroup var seminar: SeminarOption
    @OptionGroup var connection: Connection

    func run() throws {
        try connection.report(ControlRoute.roster, SeminarQuestion(seminar: seminar.id)) { people in
            Tables.roster(people, on: Terminal.screen)
        }
    }
}
