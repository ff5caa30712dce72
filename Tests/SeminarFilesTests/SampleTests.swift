import CivilTime
import Foundation
import SeminarCore
import SeminarFiles
import Testing

/// The sample configuration, as it lies in the repository.
@Suite struct SampleTests {
    private static let config = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "config").path(percentEncoded: false)

    @Test func `the service's file has no complaint`() throws {
        let path = "\(Self.config)/seminard.yaml"
        let checked = ServiceConfiguration.parse(try FileReading.bytes(of: path), file: path, environment: [:])
        #expect(checked.complaints.map(\.description) == [])
        #expect(checked.value?.seminars == "\(Self.config)/seminars")
    }

    @Test func `the seminar has its seven events, and its roster the announced twelve`() throws {
        let entries = try SeminarFolder.read("\(Self.config)/seminars")
        #expect(entries.flatMap(\.checked.complaints).map(\.description) == [])
        let seminar = try #require(entries.first?.checked.value).seminar
        #expect(
            seminar.events.map(\.id.text) == [
                "preference-window", "assignment", "first-meeting", "de-registration", "submission", "presentations",
                "office-hours",
            ])
        #expect(seminar.papers.count == 10)
        let path = try #require(seminar.rosterPath)
        let roster = RosterFile.parse(try FileReading.bytes(of: path), file: path)
        #expect(roster.complaints.map(\.description) == [])
        #expect(roster.value?.count == 12)
        let papers = try #require(roster.value).compactMap(\.paper)
        #expect(papers.count == 10 && papers.allSatisfy { seminar.paper($0) != nil })
    }

    @Test func `the weekly office hours have left the holidays out`() throws {
        let file = try #require(try SeminarFolder.read("\(Self.config)/seminars").first?.checked.value)
        let hours = try #require(file.seminar.events.last?.recurrence)
        #expect(hours.exceptions.map(\.description) == ["2021-05-24"])
        #expect(Array(hours.starts(in: file.seminar.zone)).count == 27)
    }
}
