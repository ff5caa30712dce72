import ArgumentParser
import ControlAPI

struct OutboxRetry: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Try a mail again now, also a rejected one.")

    @OptionGroup var mail: MailArgument
    @OptionGroup var connection: Connection

    func run() throws {
        try connection.report(ControlRoute.retry, MailQuestion(id: mail.id), as: \.line)
    }
}
