import ArgumentParser
import CivilTime
import Foundation
import ICalendar
import SeminarCore
import SeminarDaemon
import SeminarFiles

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Write a seminar file from a calendar that you already have.",
        discussion: """
            What the calendar holds beyond dates, texts and places, such as who was invited, stands in comments of the \
            file, each beside its event. Read it through before the service does: there are reminders by shape, and \
            neither organisers nor a roster yet.
            """)

    @Argument(help: ArgumentHelp("The calendar, as another program exports it.", valueName: "file.ics"))
    var file: String

    @Option(help: ArgumentHelp("The seminar's id; by default made from the calendar's name.", valueName: "id"))
    var seminar: String?

    @Option(help: ArgumentHelp("The seminar's time zone; by default the calendar's.", valueName: "zone"))
    var timeZone: String?

    @Option(help: ArgumentHelp("Write to this file, which must not exist yet.", valueName: "file"))
    var output: String?

    func run() throws {
        let (id, zone) = (try identifier(), try zone())
        do throws(DaemonFailure) {
            let imported = try imported(id: id, zone: zone)
            try write(imported.text)
            Printing.complain(["seminard: events: \(imported.eventCount); comments to read: \(imported.noteCount)"])
        } catch {
            throw Printing.end(error)
        }
    }

    private func identifier() throws -> Identifier? {
        guard let seminar else { return nil }
        if let identifier = Identifier(seminar) { return identifier }
        throw ValidationError("--seminar \"\(seminar)\" is no id; expected 1 to 64 of the characters a-z, 0-9 and -.")
    }

    private func zone() throws -> Zone? {
        guard let timeZone else { return nil }
        do {
            return try Zone(identifier: timeZone)
        } catch {
            throw ValidationError("--time-zone \"\(timeZone)\" is not known; expected one such as Europe/Berlin.")
        }
    }

    private func imported(id: Identifier?, zone: Zone?) throws(DaemonFailure) -> CalendarImport {
        let bytes: [UInt8]
        do {
            bytes = try FileReading.bytes(of: file)
        } catch {
            throw DaemonFailure(.inputOutput, complaints: [error])
        }
        do {
            return try CalendarImport(CalendarDocument(parsing: bytes), seminar: id, zone: zone)
        } catch {
            let complaint = Complaint(at: SourceMark(file: file, line: error.line), error.what, remedy: error.remedy)
            throw DaemonFailure(.badFile, complaints: [complaint])
        }
    }

    private func write(_ text: String) throws(DaemonFailure) {
        do {
            guard let output else { return try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }
            // Not over a seminar that somebody has written.
            try Data(text.utf8).write(to: URL(filePath: output), options: .withoutOverwriting)
        } catch {
            let isThere = (error as? CocoaError)?.code == .fileWriteFileExists
            let what = isThere ? "it exists already; choose another name, or remove it" : String(describing: error)
            throw DaemonFailure(.inputOutput, "\(output ?? "standard output") cannot be written: \(what)")
        }
    }
}
