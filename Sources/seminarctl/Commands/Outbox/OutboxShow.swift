import ArgumentParser
import ControlAPI

struct OutboxShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a mail: what it carries, where it stands, and the message itself.")

    @OptionGroup var mail: MailArgument
    @OptionGroup var connection: Connection

    func run() throws {
        try connection.show(ControlRoute.mail, MailQuestion(id: mail.id)) { detail, presentation in
            MailPage(detail: detail, presentation: presentation).text
        }
    }
}
