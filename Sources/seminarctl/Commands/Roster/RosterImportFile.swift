import ArgumentParser
import ControlAPI
import Foundation

struct RosterImportFile: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take the participants from a CSV file, from Moodle or plain.",
        discussion: """
            Who is not in the file is removed; more than a fifth of them only with --yes. So are ids given to others \
            than had them: what is known under such an id stays with the former owner, by the address, and the links \
            mailed to that person before are dead. With --done the file lists \
            those who have handed in: they are marked, nobody else changes. An address or an id a row is enough then, \
            and of Moodle's grading worksheet those count whose status says so.
            """)

    @Argument(help: "The CSV file, in UTF-8.", completion: .file(extensions: ["csv"]))
    var file: String
    @Option(help: ArgumentHelp("The seminar, where there are several.", valueName: "id"))
    var seminar: String?
    @Flag(help: "Also if it removes more than a fifth of the participants, or gives ids to others than had them.")
    var yes = false
    @Option(help: ArgumentHelp("The file lists who has done this.", valueName: "obligation"))
    var done: String?
    @OptionGroup var connection: Connection

    func validate() throws {
        guard done == nil || !yes else {
            throw ValidationError("--done removes nobody and needs no --yes; leave one of them out.")
        }
    }

    func run() throws {
        guard let done else {
            let question = RosterImport(seminar: seminar, file: file, text: try text(), confirmed: yes)
            try connection.report(ControlRoute.importRoster, question, as: \.line)
            return
        }
        let question = DoneImport(obligation: done, seminar: seminar, file: file, text: try text())
        let report = try connection.report(ControlRoute.importDone, question, as: \.line)
        report.unknown.forEach { Terminal.complain("warning: \($0)") }
    }

    private func text() throws(ControlFailure) -> String {
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(filePath: file))
        } catch CocoaError.fileReadNoSuchFile {
            throw ControlFailure(.badFile, "there is no file \(file); correct the path")
        } catch CocoaError.fileReadNoPermission {
            throw ControlFailure(.badFile, "no permission to read \(file)")
        } catch {
            throw ControlFailure(.badFile, "cannot read \(file): \(error.localizedDescription)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ControlFailure(.badFile, "\(file) is not in UTF-8; save it again in this encoding")
        }
        return text
    }
}
