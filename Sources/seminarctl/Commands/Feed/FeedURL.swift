import ArgumentParser
import ControlAPI

struct FeedURL: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "url", abstract: "Print where somebody's own page and calendar are.")

    @OptionGroup var who: PersonArguments
    @OptionGroup var connection: Connection

    func run() throws {
        let question = PersonQuestion(person: who.person, seminar: who.seminar)
        try connection.report(ControlRoute.feedURL, question, as: \.lines)
    }
}

extension PersonalAddresses {
    var lines: String { "page  \(page)\nfeed  \(feed)\n" }
}
