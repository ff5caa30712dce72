import ArgumentParser
import Foundation
import SeminarDaemon
import SeminarFiles

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the place of the service's state.",
        discussion: """
            The service must not be running. The state that is there stays beside the new one, under another name. \
            After the next start mail is paused until "seminarctl resume" says what becomes of what fell due since \
            the backup was made: it may have been sent already.
            """)

    @OptionGroup var file: ConfigurationOption

    @Argument(help: "A file that \"seminarctl backup\" wrote.", completion: .file())
    var backup: String

    func run() throws {
        do throws(DaemonFailure) {
            let configuration = try ServiceConfiguration.load(
                file.config, environment: ProcessInfo.processInfo.environment)
            let former = try StateRestore.run(backup, in: configuration)
            print("\(configuration.state): restored from \(backup)")
            if let former { print("The former state is now \(former)") }
            print("Start the service, look at \"seminarctl gap\", then \"seminarctl resume --skip-gap\" or --send-gap")
        } catch {
            throw Printing.end(error)
        }
    }
}
