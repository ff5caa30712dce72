import ArgumentParser
import ControlAPI

struct RosterExtend: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend",
        abstract: "Give a participant more time than the others for a deadline or a window.",
        discussion: """
            Their reminders count from the new date, their page and feed show it, and they are told it in one mail. \
            Nothing changes for the others.
            """)

    @OptionGroup var who: PersonArguments
    @Argument(help: "The event's id.")
    var event: String
    @Option(
        help: ArgumentHelp(
            "The new end, as 2021-05-10 or \"2021-05-10 18:00\"; - takes more time back.", valueName: "time"))
    var until: String
    @OptionGroup var connection: Connection

    func run() throws {
        let question = ExtensionQuestion(person: who.person, event: event, until: until, seminar: who.seminar)
        try connection.report(ControlRoute.extend, question, as: \.line)
    }
}
