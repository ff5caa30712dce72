import ArgumentParser
import ControlAPI

struct Pause: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hold all mail until resume.",
        discussion: "What is still useful then goes out; what is not is recorded as stale.")

    @Option(help: ArgumentHelp("Why; status shows it.", valueName: "text"))
    var reason: String?
    @OptionGroup var connection: Connection

    func run() throws {
        try connection.report(ControlRoute.pause, PauseQuestion(reason: reason), as: \.line)
    }
}
