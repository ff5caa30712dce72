import Foundation
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `Reading stamps beside a service` {
    private let folder: TemporaryFolder
    private let seminar: Identifier
    private let stamps: [Identifier: EventStamp]

    init() throws {
        folder = try TemporaryFolder()
        seminar = try Identifier(named: "tadl-ss21")
        stamps = [
            try Identifier(named: "submission"): EventStamp(sequence: 2, lastModified: start, contentHash: "h")
        ]
    }

    @Test func `sees what the service committed last, whichever its clock`() throws {
        let service = try openStore(folder, clock: .simulated)
        defer { service.close() }
        try service.activate(try makeSeminar(), stamps: stamps, plan: [], lastInstant: start)

        #expect(try StateStore.readCalendar(path: folder.state, seminar: seminar)?.stamps == stamps)
    }

    @Test func `finds none where there is no state`() throws {
        #expect(try StateStore.readCalendar(path: folder.state, seminar: seminar) == nil)
        try Data().write(to: URL(filePath: folder.state))
        #expect(try StateStore.readCalendar(path: folder.state, seminar: seminar) == nil)
    }

    @Test func `works after the service has ended and takes no lock`() throws {
        let service = try openStore(folder)
        try service.activate(try makeSeminar(), stamps: stamps, plan: [], lastInstant: start)
        service.close()

        #expect(try StateStore.readCalendar(path: folder.state, seminar: seminar)?.stamps == stamps)
        try openStore(folder).close()
    }

    @Test(.enabled(if: geteuid() != 0, "permissions do not bind root"))
    func `works where the reader may not write`() throws {
        let service = try openStore(folder)
        try service.activate(try makeSeminar(), stamps: stamps, plan: [], lastInstant: start)
        service.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }

        #expect(try StateStore.readCalendar(path: folder.state, seminar: seminar)?.stamps == stamps)
    }

    @Test func `refuses what is no state`() throws {
        try Data(String(repeating: "no database", count: 100).utf8).write(to: URL(filePath: folder.state))

        #expect(throws: StateStoreError.corrupt(path: folder.state, reason: "the file is no SQLite database")) {
            try StateStore.readCalendar(path: folder.state, seminar: seminar)
        }
    }
}
