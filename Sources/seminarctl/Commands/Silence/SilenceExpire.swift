import ArgumentParser
import ControlAPI

struct SilenceExpire: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expire", abstract: "End a silence now; what is still useful of what it held goes out.")

    @Argument(help: "The silence's number, as silence list shows it.")
    var id: String
    @OptionGroup var connection: Connection

    func run() throws {
        try connection.report(ControlRoute.expireSilence, SilenceNumber(id: id), as: \.line)
    }
}
