import ArgumentParser
import ControlAPI

struct Events: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show every event of the timeline.")

    @OptionGroup var seminar: SeminarOption
    @OptionGroup var connection: Connection

    func run() throws {
        try connection.show(ControlRoute.events, SeminarQuestion(seminar: seminar.id), as: Tables.events)
    }
}
