import ArgumentParser
import ControlAPI

struct RosterAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a participant whom the roster file does not name, or change one.",
        discussion: "They owe nothing from before this moment.")

    @Argument(help: "Their mail address.")
    var email: String
    @Argument(help: "Their name.")
    var name: String
    @Option(help: ArgumentHelp("The seminar, where there are several.", valueName: "id"))
    var seminar: String?
    @Option(help: "Their id, in a roster that has ids.")
    var id: String?
    @Option(help: ArgumentHelp("The language of their mails, en or de.", valueName: "language"))
    var language: String?
    @Option(help: ArgumentHelp("Their paper.", valueName: "id"))
    var paper: String?
    @Option(help: ArgumentHelp("When they give their talk.", valueName: "text"))
    var talk: String?
    @Option(help: ArgumentHelp("A tag; may be given several times.", valueName: "tag"))
    var tag: [String] = []
    @OptionGroup var connection: Connection

    func run() throws {
        let addition = RosterAddition(
            email: email, name: name, seminar: seminar, id: id, language: language, paper: paper, talk: talk, tags: tag)
        try connection.report(ControlRoute.add, addition, as: \.line)
    }
}
