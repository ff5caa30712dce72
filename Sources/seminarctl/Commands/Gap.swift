import ArgumentParser
import ControlAPI

struct Gap: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what fell due between a backup and its restore.",
        discussion: "It may have been sent before the state was lost; resume decides about it.")

    @OptionGroup var connection: Connection

    func run() throws {
        try connection.show(ControlRoute.gap, NoQuestion(), as: Tables.gap)
    }
}
