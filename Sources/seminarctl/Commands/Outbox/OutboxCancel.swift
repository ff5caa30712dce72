import ArgumentParser
import ControlAPI

struct OutboxCancel: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cancel", abstract: "Do not send a mail that waits.")

    @OptionGroup var mail: MailArgument
    @OptionGroup var connection: Connection

    func run() throws {
        try connection.report(ControlRoute.cancel, MailQuestion(id: mail.id), as: \.line)
    }
}
