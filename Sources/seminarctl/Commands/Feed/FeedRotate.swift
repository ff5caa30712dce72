import ArgumentParser
import ControlAPI

struct FeedRotate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Give somebody new addresses; the old ones lead nowhere from now on.",
        discussion: """
            For when somebody else has got hold of them. Calendars that subscribe to the old address have to subscribe \
            to the new one.
            """)

    @OptionGroup var who: PersonArguments
    @OptionGroup var connection: Connection

    func run() throws {
        let question = PersonQuestion(person: who.person, seminar: who.seminar)
        try connection.report(ControlRoute.rotateFeed, question, as: \.lines)
    }
}
