import ArgumentParser
import ControlAPI

struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "End a seminar for good.",
        discussion: """
            Its page and feed are gone, and nobody is mailed any more. Take its file away first: a seminar whose file \
            is still there begins anew with the next reload.
            """)

    @Argument(help: "The seminar's id.")
    var seminar: String
    @OptionGroup var connection: Connection

    func run() throws {
        try connection.report(ControlRoute.removeSeminar, RemoveSeminar(seminar: seminar), as: \.line)
    }
}
