import Foundation
import TestSupport
import Testing

@Suite final class ImportCommandTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func calendar(_ text: String) throws -> String {
        let url = folder.appending(path: "calendar.ics")
        try Data(text.utf8).write(to: url)
        return url.path(percentEncoded: false)
    }

    private func run(_ arguments: String...) async throws -> BuiltProduct.Outcome {
        try await BuiltProduct("seminard").run(["import"] + arguments)
    }

    @Test func `the seminar's file goes to standard output, with the id and the zone that are wished for`() async throws
    {
        let file = try calendar(ForeignCalendars.google)
        let outcome = try await run(file, "--seminar", "ml-21", "--time-zone", "Europe/Vienna")
        #expect(outcome.status == 0)
        #expect(
            outcome.output.contains("\nseminar: ml-21\n") && outcome.output.contains("\ntime_zone: Europe/Vienna\n"))
        #expect(outcome.complaints == "seminard: events: 3; comments to read: 2\n")
    }

    @Test func `a file that is there already is not written over`() async throws {
        let file = try calendar(ForeignCalendars.apple)
        let output = folder.appending(path: "seminar.yaml")
        #expect(try await run(file, "--output", output.path(percentEncoded: false)).status == 0)
        let written = try Data(contentsOf: output)
        let again = try await run(file, "--output", output.path(percentEncoded: false))
        #expect(again.status == 74)
        #expect(again.complaints.contains("seminar.yaml cannot be written: it exists already"))
        #expect(try Data(contentsOf: output) == written)
    }

    @Test func `a bad calendar exits with 65 and its line, a missing one with 74`() async throws {
        let file = try calendar("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:tomorrow\nEND:VEVENT\nEND:VCALENDAR\n")
        let bad = try await run(file)
        #expect(bad.status == 65)
        #expect(bad.complaints.contains("calendar.ics:3:1: \"tomorrow\" is no time for DTSTART; expected 20210419,"))
        let missing = try await run(file + ".none")
        #expect(missing.status == 74)
        #expect(missing.complaints.contains("no such file or folder"))
    }

    @Test(arguments: [["--seminar", "My Seminar"], ["--time-zone", "Europe/Garching"], ["--bogus"]])
    func `wrong usage exits with 64`(arguments: [String]) async throws {
        let file = try calendar(ForeignCalendars.google)
        #expect(try await BuiltProduct("seminard").run(["import", file] + arguments).status == 64)
    }
}
