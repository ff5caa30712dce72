import Foundation
import Glibc
import TestSupport
import Testing

/// Editing a seminar under a running service.
@Suite(.timeLimit(.minutes(20))) struct ReloadTests {
    private static let feed = "/tadl-ss21.ics"

    @Test func `a good edit is in the feed after SIGHUP, under a new entity tag`() async throws {
        let service = try await RunningService.start(in: ServiceFolder())
        let before = try await service.get(Self.feed)
        let oldTag = try #require(before.header["etag"])
        #expect(try await service.get(Self.feed, header: "If-None-Match: \(oldTag)").status == 304)

        try service.folder.edit(
            ServiceFolder.seminar, replacing: "summary: First meeting", with: "summary: Kick-off")
        service.signal(SIGHUP)
        try await service.log.wait { $0.count { $0.hasPrefix("notify: READY=1") } == 2 }

        let after = try await service.get(Self.feed, header: "If-None-Match: \(oldTag)")
        #expect(after.status == 200 && after.text.contains("SUMMARY:Kick-off\r\n"))
        let newTag = try #require(after.header["etag"])
        #expect(newTag != oldTag)
        #expect(try await service.get(Self.feed, header: "If-None-Match: \(oldTag), \(newTag)").status == 304)
        #expect(service.log.lines.contains { $0.hasPrefix("notify: RELOADING=1 MONOTONIC_USEC=") })
    }

    @Test func `a reload without an edit changes no byte`() async throws {
        let service = try await RunningService.start(in: ServiceFolder())
        let before = try await service.get(Self.feed)
        let report = try await service.ask("reload")
        #expect(report.status == 0 && report.output == "tadl-ss21 is in force as its file is now.\n")
        let after = try await service.get(Self.feed)
        #expect(after.body == before.body && after.header["etag"] == before.header["etag"])
        #expect(after.header["last-modified"] == before.header["last-modified"])
    }

    @Test func `a bad edit leaves the last good text in force, and everyone says where it is bad`() async throws {
        let folder = try ServiceFolder()
        var service = try await RunningService.start(in: folder)
        let good = try await service.get(Self.feed)
        try folder.edit(ServiceFolder.seminar, replacing: "on: 2021-03-10", with: "on: 2021-02-30")
        let file = folder.path + "/" + ServiceFolder.seminar
        let complaint = "\(file):121:9: there is no day 2021-02-30; expected a day of the calendar"

        let report = try await service.ask("reload")
        #expect(report.status == 65 && report.complaints.hasPrefix(complaint + "\n"))
        #expect(try await service.get(Self.feed).body == good.body)
        try await expectProblem(complaint, of: service)

        #expect(await service.end(by: SIGKILL) == SIGKILL)
        service = try await RunningService.start(in: folder)
        #expect(try await service.get(Self.feed).body == good.body)
        try await expectProblem(complaint, of: service)

        try folder.edit(ServiceFolder.seminar, replacing: "on: 2021-02-30", with: "on: 2021-03-10")
        #expect(try await service.ask("reload").status == 0)
        #expect(try await service.ask("status").status == 0)
    }

    private func expectProblem(_ complaint: String, of service: RunningService) async throws {
        let (page, json) = (try await service.ask("status"), try await service.ask("status", "--json"))
        #expect(page.status == 1 && json.status == 1)
        #expect(page.output.contains("121:9"))
        #expect(try JSONAnswer(json.output)["healthy"].flag == false)
        #expect(try JSONAnswer(json.output)["problems"].list?.compactMap(\.text) == [complaint])
    }

    @Test func `a missing file and a missing folder leave the last good text in force`() async throws {
        let folder = try ServiceFolder()
        var service = try await RunningService.start(in: folder)
        let good = try await service.get(Self.feed)
        for gone in [ServiceFolder.seminar, "seminars"] {
            try FileManager.default.removeItem(atPath: folder.path + "/" + gone)
            let report = try await service.ask("reload")
            #expect(report.status == 65 && report.complaints.contains(folder.path + "/" + gone))
            #expect(try await service.get(Self.feed).body == good.body)
        }
        #expect(await service.end() == 0)
        service = try await RunningService.start(in: folder)
        #expect(try await service.get(Self.feed).body == good.body)
        #expect(try await service.ask("status").status == 1)
    }

    @Test func `a new seminar with a bad file is left out, the others run`() async throws {
        let folder = try ServiceFolder()
        let other = try ServiceFolder.sample(ServiceFolder.seminar)
            .replacing("seminar: tadl-ss21", with: "seminar: tadl-ss22")
        try folder.write(other.replacing("on: 2021-03-10", with: "on: soon"), to: "seminars/tadl-ss22.yaml")
        let service = try await RunningService.start(in: folder)
        #expect(try await service.get(Self.feed).status == 200)
        #expect(try await service.get("/tadl-ss22.ics").status == 404)
        #expect(try await service.ask("status").status == 1)

        try folder.write(other, to: "seminars/tadl-ss22.yaml")
        #expect(try await service.ask("reload").status == 0)
        #expect(try await service.get("/tadl-ss22.ics").status == 200)
    }
}
