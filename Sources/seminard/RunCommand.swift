import ArgumentParser
import Foundation
import Logging
import SeminarDaemon

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the service until it is told to stop.",
        discussion: """
            SIGHUP reads the seminar files again; a bad one leaves the last good one in force. SIGTERM ends the service \
            within five seconds.

            With --clock-start the service runs on a clock of its own, for a rehearsal: mail goes to a Maildir or a relay \
            on this machine alone, and only to reserved domains such as example.org. The state of a rehearsal is refused \
            by the real clock, and the other way round.

            The log goes to standard error; SEMINARD_LOG says how much: debug (with addresses), info, warning or error.
            """)

    @OptionGroup var file: ConfigurationOption

    @Option(help: ArgumentHelp("Where the service's own clock starts, say \"2021-02-24 08:00\".", valueName: "time"))
    var clockStart: String?

    @Option(
        help: ArgumentHelp("How many seconds of that clock pass in one; 86400 is a day a second.", valueName: "factor"))
    var clockSpeed: Double?

    func validate() throws {
        if clockSpeed != nil, clockStart == nil { throw ValidationError("--clock-speed needs --clock-start.") }
        guard let clockSpeed else { return }
        guard clockSpeed > 0, clockSpeed <= 10_000_000 else {
            throw ValidationError("--clock-speed is \(clockSpeed); expected more than 0 and at most 10000000.")
        }
    }

    func run() async throws {
        let clock = clockStart.map { DaemonOptions.ClockOptions(start: $0, speed: clockSpeed ?? 1) }
        let environment = ProcessInfo.processInfo.environment
        let options = DaemonOptions(configurationFile: file.config, clock: clock, environment: environment)
        do throws(DaemonFailure) {
            try await Daemon(options, logger: Self.logger(environment, isRehearsal: clock != nil)).run()
        } catch {
            throw Printing.end(error)
        }
    }

    /// To standard error; a rehearsal tells what happens in lines of its own and logs only what goes wrong.
    private static func logger(_ environment: [String: String], isRehearsal: Bool) -> Logger {
        var logger = Logger(label: "seminard") { _ in
            JournalLogHandler(isUnderJournal: environment["JOURNAL_STREAM"] != nil)
        }
        let wanted = environment["SEMINARD_LOG"].flatMap { Logger.Level(rawValue: $0) }
        logger.logLevel = wanted ?? (isRehearsal ? .warning : .info)
        return logger
    }
}
