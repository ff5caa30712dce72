import ArgumentParser
import ControlAPI

struct SendTest: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send a test mail and show what the mail server says.",
        discussion: "The exit status is 1 unless it was accepted.")

    @Argument(help: "Where to.")
    var address: String
    @OptionGroup var connection: Connection

    func run() throws {
        let result = try connection.report(ControlRoute.sendTest, SendTestQuestion(address: address)) { result in
            let reply = result.reply.map { ": " + StyledText($0).text } ?? ""
            return "The test mail to \(StyledText(result.to).text) is \(result.state)\(reply)\n"
        }
        guard result.state == "accepted" else { throw ExitCode(ControlFailure.ExitStatus.failed.rawValue) }
    }
}
