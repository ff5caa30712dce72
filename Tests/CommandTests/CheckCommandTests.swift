import Foundation
import TestSupport
import Testing

/// `seminard check` on files with one slip each, as an organiser or a spreadsheet makes them.
@Suite(.timeLimit(.minutes(20))) struct CheckCommandTests {
    private func check(_ folder: ServiceFolder) async throws -> BuiltProduct.Outcome {
        try await folder.run("seminard", "check", "--config", folder.configuration)
    }

    @Test func `the sample is good, and check says what it found`() async throws {
        let folder = try ServiceFolder()
        let outcome = try await check(folder)
        #expect(outcome.status == 0)
        let findings = outcome.output.split(separator: "\n")
        #expect(findings.count == 3)
        #expect(findings.first?.hasPrefix("\(folder.configuration): the configuration is good; mail goes by ") == true)
        #expect(findings.contains { $0.contains("7 events, 11 reminders, 12 participants") })
        #expect(
            findings.contains { $0.wholeMatch(of: /time zones: the system's database, version 20\d\d[a-z]/) != nil })
        #expect(outcome.complaints.split(separator: "\n").allSatisfy { $0.contains(": warning: ") })
    }

    @Test(arguments: [
        ("bounces@elsewhere.test", true), ("bounces@example.org", false), ("bounces@mail.example.org", false),
    ])
    func `a return address at another domain than the sender's is warned of`(address: String, isOdd: Bool) async throws
    {
        let folder = try ServiceFolder()
        let bounces = "  bounces: { address: \(address), maildir: incoming }\n"
        try folder.write(ServiceFolder.configuration + bounces, to: "seminard.yaml")
        let outcome = try await check(folder)
        #expect(outcome.status == 0)
        #expect(outcome.complaints.contains("warning: undeliverable mail comes back to elsewhere.test") == isOdd)
        let place = "undeliverable mail is read from \(folder.path)/incoming"
        #expect(outcome.output.contains(place + ", which the mail server has not made yet\n"))
        try folder.write("", to: "incoming/new/none")
        #expect(try await check(folder).output.contains(place + "\n"))
    }

    @Test(arguments: Slip.inSeminars)
    func `a slip in a seminar is 65 with its line and column`(slip: Slip) async throws {
        let folder = try ServiceFolder()
        try folder.edit(ServiceFolder.seminar, replacing: slip.old, with: slip.new)
        try await expect(65, ServiceFolder.seminar + slip.complaint, in: folder)
    }

    @Test(arguments: Slip.inRosters)
    func `a slip in a roster is 65 with its line and column`(slip: Slip) async throws {
        let folder = try ServiceFolder()
        try folder.edit(ServiceFolder.roster, replacing: slip.old, with: slip.new)
        try await expect(65, ServiceFolder.roster + slip.complaint, in: folder)
    }

    @Test(arguments: Slip.inConfigurations)
    func `a slip in the configuration is 78 with its line and column`(slip: Slip) async throws {
        let folder = try ServiceFolder()
        try folder.edit("seminard.yaml", replacing: slip.old, with: slip.new)
        try await expect(78, "seminard.yaml" + slip.complaint, in: folder)
    }

    @Test(arguments: [(ServiceFolder.seminar, ":64:27: "), (ServiceFolder.roster, ":5:2: ")])
    func `Latin-1 is named with its line and column`(file: String, position: String) async throws {
        let folder = try ServiceFolder()
        let octets = try ServiceFolder.sample(file).unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") }
        try folder.write(Data(octets), to: file)
        try await expect(65, file + position + "the text is not UTF-8", in: folder)
    }

    @Test func `a spreadsheet's UTF-16 is named`() async throws {
        let folder = try ServiceFolder()
        let octets = try #require(try ServiceFolder.sample(ServiceFolder.roster).data(using: .utf16))
        try folder.write(octets, to: ServiceFolder.roster)
        try await expect(65, ServiceFolder.roster + ":1:1: the file is UTF-16", in: folder)
    }

    @Test func `what cannot be read is named`() async throws {
        let folder = try ServiceFolder()
        try FileManager.default.removeItem(atPath: folder.path + "/" + ServiceFolder.roster)
        try await expect(65, ServiceFolder.roster + ":1:1: the file cannot be read: no such file", in: folder)
        try FileManager.default.removeItem(atPath: folder.path + "/seminars")
        try await expect(78, "seminars:1:1: ", in: folder)
        try FileManager.default.removeItem(atPath: folder.configuration)
        try await expect(78, "seminard.yaml:1:1: the file cannot be read: no such file", in: folder)
    }

    @Test func `all complaints come in one run, and the configuration's status counts`() async throws {
        let folder = try ServiceFolder()
        try folder.edit(ServiceFolder.seminar, replacing: "on: 2021-03-10", with: "on: 2021-02-30")
        try folder.edit(ServiceFolder.seminar, replacing: "summary: First meeting", with: "sumary: First meeting")
        try folder.write("{{#open}}never closed", to: "templates/reminder.en.txt.mustache")
        let outcome = try await check(folder)
        #expect(outcome.status == 78)
        for place in ["tadl-ss21.yaml:121:9: ", "tadl-ss21.yaml:124:5: ", "reminder.en.txt.mustache:1:"] {
            #expect(outcome.complaints.contains(place), "\(outcome.complaints)")
        }
    }

    @Test func `an id that changed under a running service is a warning at its place`() async throws {
        let service = try await RunningService.start(in: ServiceFolder())
        let folder = service.folder
        #expect(try await !check(folder).complaints.contains("which is gone"))
        try folder.edit(ServiceFolder.seminar, replacing: "id: first-meeting", with: "id: kick-off")
        let outcome = try await check(folder)
        #expect(outcome.status == 0)
        let complaint = ":123:5: warning: event \"kick-off\" has the summary of \"first-meeting\", which is gone"
        #expect(outcome.complaints.contains("\(folder.path)/\(ServiceFolder.seminar)\(complaint)"))
        #expect(outcome.complaints.contains("; if it is the same event, keep the id \"first-meeting\"\n"))
    }

    @Test func `an id that a running service knows as another person's is an error at its place`() async throws {
        let folder = try ServiceFolder()
        let roster = "id,name,email\n1,Ada Abel,ada@example.org\n2,Bob Berg,bob@example.org\n"
        try folder.write(roster, to: ServiceFolder.roster)
        let service = try await RunningService.start(in: folder)
        #expect(try await check(service.folder).status == 0)
        try folder.write(roster.replacing("Bob Berg,bob@", with: "Zoe Zahn,zoe@"), to: ServiceFolder.roster)
        try await expect(65, ServiceFolder.roster + ":3:1: the id 2 is Bob Berg's (bob@example.org)", in: folder)
    }

    @Test func `a state that cannot be read is said, and no error of the files`() async throws {
        let folder = try ServiceFolder()
        try folder.write(String(repeating: "no database", count: 100), to: "state/seminard.sqlite")
        let outcome = try await check(folder)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("ids that changed are not looked for: \(folder.path)/state/seminard.sqlite: "))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/state/seminard.sqlite-wal"))
    }

    private func expect(
        _ status: Int32, _ complaint: String, in folder: ServiceFolder, from location: SourceLocation = #_sourceLocation
    ) async throws {
        let outcome = try await check(folder)
        #expect(outcome.status == status, sourceLocation: location)
        let lines = outcome.complaints.split(separator: "\n").filter { !$0.contains(": warning: ") }
        let found = lines.filter { $0.hasPrefix("\(folder.path)/\(complaint)") && $0.contains("; ") }
        #expect(found.count == 1, "\(outcome.complaints)", sourceLocation: location)
        #expect(lines.allSatisfy { $0.hasPrefix(folder.path) }, sourceLocation: location)
    }
}
