import ArgumentParser
import Foundation
import SeminarDaemon
import SeminarFiles

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a seminar's public calendar to standard output.",
        discussion: "Sequence numbers and times of change are the running service's where its state may be read.")

    @OptionGroup var file: ConfigurationOption

    @Option(help: ArgumentHelp("The seminar's id.", valueName: "id"))
    var seminar: String

    func run() throws {
        do throws(DaemonFailure) {
            let configuration = try ServiceConfiguration.load(
                file.config, environment: ProcessInfo.processInfo.environment)
            FileHandle.standardOutput.write(Data(try CalendarExport.bytes(of: seminar, in: configuration)))
        } catch {
            throw Printing.end(error)
        }
    }
}
