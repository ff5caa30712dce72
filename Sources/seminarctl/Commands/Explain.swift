import ArgumentParser
import ControlAPI

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say why a person was mailed, will be, or will not be.",
        discussion: "With the rule, the decision, the mail server's reply and the next try.")

    @OptionGroup var who: PersonArguments
    @Argument(help: "About this event alone.")
    var event: String?
    @OptionGroup var connection: Connection

    func run() throws {
        let question = ExplainQuestion(person: who.person, event: event, seminar: who.seminar)
        try connection.report(ControlRoute.explain, question) { explanation in
            explanation.lines.map { StyledText($0).text + "\n" }.joined()
        }
    }
}
