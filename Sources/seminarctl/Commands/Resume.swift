import ArgumentParser
import ControlAPI

struct Resume: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Send mail again after pause.")

    @OptionGroup var connection: Connection

    func run() throws {
        try connection.report(ControlRoute.resume, NoQuestion(), as: \.line)
    }
}
