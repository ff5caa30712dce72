import Foundation
import TestSupport
import Testing

/// Calendar programs that students use, with the feed of the real service over HTTP.
@Suite(.timeLimit(.minutes(20))) struct SubscriberTests {
    private static let feed = "/tadl-ss21.ics"

    private func service() async throws -> RunningService {
        try await RunningService.start(
            in: ServiceFolder(), "--clock-start", "2021-03-01 08:00", "--clock-speed", "1")
    }

    private func edit(_ service: RunningService, replacing old: String, with new: String) async throws {
        try service.folder.edit(ServiceFolder.seminar, replacing: old, with: new)
        #expect(try await service.ask("reload").status == 0)
    }

    private static let meeting = """
          - id: first-meeting
            summary: First meeting
            description: Assignments, reports and organisation.
            # The announcement names no place: `location` or `conference` (a link) would say it.
            start: 2021-04-19 14:00
            end: 2021-04-19 16:00


        """

    @Test func `vdirsyncer updates an event in place, and khal lists it, to its cancellation`() async throws {
        let service = try await service()
        let subscriber = try Subscriber(to: .download, in: service.folder)
        func sync() async throws -> [String] {
            try subscriber.fetched(try await service.get(Self.feed).body)
            return try await subscriber.sync()
        }
        let item = "item first-meeting@tadl-ss21.seminard to items"
        #expect(try await sync().count == 7)
        let names = try subscriber.items().keys.sorted()
        #expect(
            try await subscriber.list(from: "2021-04-19", until: "2021-04-20") == [
                "2021-04-19 14:00 2021-04-19 15:00 Office hours", "2021-04-19 14:00 2021-04-19 16:00 First meeting",
            ])

        #expect(try await sync() == [])
        try await edit(service, replacing: "start: 2021-04-19 14:00", with: "start: 2021-04-19 13:00")
        #expect(try await sync() == ["Copying (updating) \(item)"])
        #expect(try subscriber.items().keys.sorted() == names)
        let moved = try await subscriber.list(from: "2021-04-19", until: "2021-04-20")
        #expect(moved.contains("2021-04-19 13:00 2021-04-19 16:00 First meeting") && moved.count == 2, "\(moved)")

        let gone = Self.meeting.replacing("start: 2021-04-19 14:00", with: "start: 2021-04-19 13:00")
        try await edit(service, replacing: gone, with: "")
        #expect(try await sync() == ["Copying (updating) \(item)"])
        #expect(try subscriber.items().keys.sorted() == names)
        let left = try await subscriber.list(from: "2021-04-19", until: "2021-04-20")
        #expect(left.contains { $0.hasSuffix("CANCELLED: First meeting") } && left.count == 2, "\(left)")
    }

    /// At an address vdirsyncer knows an item by what it says alone, whosever feed it is: a change takes the file of that
    /// event away and puts another one there. So what must hold is that no other file is touched.
    @Test func `at an address vdirsyncer exchanges the event that changed, and no other`() async throws {
        let service = try await service()
        let url = "http://127.0.0.1:\(try service.port)\(Self.feed)"
        let subscriber = try Subscriber(to: .address(url), in: service.folder)
        #expect(try await subscriber.sync().count == 7)
        let before = try subscriber.items()
        #expect(try await service.ask("reload").status == 0)
        #expect(try await subscriber.sync() == [])

        try await edit(service, replacing: "summary: First meeting", with: "summary: Kick-off")
        #expect(try await subscriber.sync().map { $0.prefix(7) } == ["Copying", "Deletin"])
        let after = try subscriber.items()
        #expect(after.count == 7 && before.filter { after[$0.key] == $0.value }.count == 6)
        let listed = try await subscriber.list(from: "2021-04-19", until: "2021-04-20")
        #expect(listed.contains("2021-04-19 14:00 2021-04-19 16:00 Kick-off") && listed.count == 2, "\(listed)")
    }

    @Test func `calcurse imports the export and shows its dates`() async throws {
        let folder = try ServiceFolder()
        let calendar = try await folder.run(
            "seminard", "export", "--config", folder.configuration, "--seminar", "tadl-ss21")
        try folder.write(calendar.output, to: "export.ics")
        try folder.write("", to: "calcurse/apts")
        let calcurse = BuiltProduct(at: URL(filePath: "/usr/bin/calcurse"))
        let variables = ["TZ": "Europe/Berlin", "LC_ALL": "C.UTF-8", "HOME": folder.path]
        let data = ["-q", "-D", folder.path + "/calcurse", "-C", folder.path + "/calcurse"]
        let imported = try await calcurse.run(data + ["-i", folder.path + "/export.ics"], variables: variables)
        #expect(imported.status == 0 && imported.complaints.isEmpty, "\(imported.complaints)")

        let times = ["--format-apt", "%(start:%F %H:%M) %m\n", "--format-recur-apt", "%(start:%F %H:%M) %m\n"]
        let days = ["--format-event", "%m\n", "--format-recur-event", "%m\n"]
        let query = ["-Q", "--from", "04/19/2021", "--days", "15"]
        let listed = try await calcurse.run(data + query + times + days, variables: variables)
        for line in [
            "2021-04-19 14:00 First meeting", "2021-04-19 14:00 Office hours", "2021-04-30 14:00 Office hours",
            "Deadline for de-registration",
        ] {
            #expect(listed.output.contains(line + "\n"), "\(listed.output)\(listed.complaints)")
        }
        #expect(listed.output.split(separator: "\n").count { $0.hasSuffix("Office hours") } == 5)
    }
}
