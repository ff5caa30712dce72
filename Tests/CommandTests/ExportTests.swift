import Foundation
import TestSupport
import Testing

/// The sample's calendar as others read it, against what the announcement means.
@Suite(.timeLimit(.minutes(20))) struct ExportTests {
    private func export(_ folder: ServiceFolder) async throws -> [UInt8] {
        let outcome = try await folder.run(
            "seminard", "export", "--config", folder.configuration, "--seminar", "tadl-ss21")
        #expect(outcome.status == 0 && outcome.complaints.isEmpty, "\(outcome.complaints)")
        return Array(outcome.output.utf8)
    }

    private func expect(
        _ calendar: [UInt8], toMean fixture: String, from location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(CalendarLint.complaints(about: calendar) == [], sourceLocation: location)
        let (read, expected) = (try ReadCalendar(calendar), try Fixture.lines(fixture))
        #expect(read.libical == expected, sourceLocation: location)
        #expect(read.icalendar == expected, sourceLocation: location)
    }

    @Test func `the export means the announced season, and is the same bytes each time`() async throws {
        let folder = try ServiceFolder()
        let calendar = try await export(folder)
        try expect(calendar, toMean: "season.occurrences")
        #expect(try await export(folder) == calendar)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/state"))
    }

    @Test func `the feed is the export beside the running service, and after it`() async throws {
        let service = try await RunningService.start(in: ServiceFolder())
        let feed = try await service.get("/tadl-ss21.ics").body
        try expect(feed, toMean: "season.occurrences")
        #expect(try await export(service.folder) == feed)
        #expect(await service.end() == 0)
        #expect(try await export(service.folder) == feed)
    }

    @Test(arguments: [
        ("2021-03-01", "2021-04-15", "spring.occurrences"), ("2021-10-01", "2021-12-01", "autumn.occurrences"),
    ])
    func `office hours keep their wall time when the clocks change`(
        from: String, through: String, fixture: String
    ) async throws {
        let folder = try ServiceFolder()
        try folder.edit(
            ServiceFolder.seminar, replacing: "from: 2021-04-12\n    through: 2021-07-16",
            with: "from: \(from)\n    through: \(through)")
        let calendar = String(decoding: try await export(folder), as: UTF8.self)
        let others = calendar.replacing(/BEGIN:VEVENT\r\nUID:(?!office-hours)(?s:.*?)END:VEVENT\r\n/, with: "")
        try expect(Array(others.utf8), toMean: fixture)
    }

    @Test func `what is not fixed says so, and nobody looks busy for days`() async throws {
        let events = try ReadCalendar(try await export(ServiceFolder())).properties
        let block = try #require(events["presentations"])
        #expect(block["STATUS"] == "TENTATIVE" && block["SUMMARY"]?.contains("date to be finalised") == true)
        #expect(block["DESCRIPTION"]?.contains("1 July 2021") == true)
        let busy = events.filter { $0.value["TRANSP"] == "OPAQUE" }.keys.sorted()
        #expect(busy == ["first-meeting", "office-hours"])
        let form = "https://forms.example.org/tadl-ss21/preferences"
        #expect(events["preference-window"]?["URL"] == form)
        #expect(events["preference-window"]?["DESCRIPTION"]?.contains(form) == true)
    }

    @Test func `a seminar that is not there is said, with those that are`() async throws {
        let folder = try ServiceFolder()
        let outcome = try await folder.run(
            "seminard", "export", "--config", folder.configuration, "--seminar", "tadl-ss22")
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.complaints.contains("\"tadl-ss22\"") && outcome.complaints.contains("tadl-ss21\n"))
    }

    @Test func `a bad seminar is 65 and no half of a calendar`() async throws {
        let folder = try ServiceFolder()
        try folder.edit(ServiceFolder.seminar, replacing: "on: 2021-03-10", with: "on: 2021-02-30")
        let outcome = try await folder.run(
            "seminard", "export", "--config", folder.configuration, "--seminar", "tadl-ss21")
        #expect(outcome.status == 65 && outcome.output.isEmpty)
        #expect(outcome.complaints.contains("tadl-ss21.yaml:121:9: "))
    }
}
