import ArgumentParser
import Foundation
import SeminarDaemon
import SeminarFiles

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Show a whole season at once: who gets which mail, when, and why.",
        discussion: """
            The service's own planner, composer and ledger run on a clock that jumps from one due instant to the next, from \
            an empty state in memory: nothing is sent, and nothing of the service is touched.

            Times without an offset are in the service's time zone; a bare day begins at its midnight, and with --to it \
            counts as a whole.
            """)

    @OptionGroup var file: ConfigurationOption

    @Option(help: ArgumentHelp("The first instant.", valueName: "time"))
    var from: String

    @Option(help: ArgumentHelp("The last instant, or day.", valueName: "time"))
    var to: String

    @Option(help: ArgumentHelp("Keep the messages in this Maildir.", valueName: "folder"))
    var maildir: String?

    @Option(help: ArgumentHelp("A span in which the service is down; may be repeated.", valueName: "time..time"))
    var downtime: [String] = []

    @Option(help: ArgumentHelp("Somebody hands something in; may be repeated.", valueName: "person obligation at time"))
    var done: [String] = []

    @Option(
        help: ArgumentHelp(
            "This file takes the place of the seminar's own; may be repeated.", valueName: "file at time"))
    var edit: [String] = []

    @Flag(help: "Print one JSON object a line.")
    var json = false

    func run() async throws {
        do throws(DaemonFailure) {
            let configuration = try ServiceConfiguration.load(
                file.config, environment: ProcessInfo.processInfo.environment)
            let options = try SimulationTimes(configuration.zone).options(
                from: from, to: to, downtimes: downtime, done: done, edits: edit, maildir: maildir)
            let printer = SimulationPrinter(json: json)
            try await Simulation(configuration, options).run(tell: printer.tell)
            printer.finish()
        } catch {
            throw Printing.end(error)
        }
    }
}
