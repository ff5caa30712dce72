import ArgumentParser
import ControlAPI

struct Upcoming: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show what comes, soonest first.")

    @OptionGroup var seminar: SeminarOption
    @OptionGroup var connection: Connection

    func run() throws {
        try connection.show(ControlRoute.upcoming, SeminarQuestion(seminar: seminar.id), as: Tables.upcoming)
    }
}
