import Foundation
import SeminarCore
import Testing

@testable import SeminarDaemon

@Suite struct FeedExportTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "export-\(UUID().uuidString)")

    private var file: String { folder.appending(path: "graphs.ics").path }

    private func withSeason(_ body: (Rehearsal) async throws -> Void) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(
            try await Rehearsal(at: "2021-04-01 12:00", settings: EngineSettings(exportDirectory: folder.path)))
    }

    private func exported() -> [UInt8]? { FileManager.default.contents(atPath: file).map(Array.init) }

    private func edit(_ season: Rehearsal) async throws {
        try season.write(Rehearsal.seminar(due: "2021-05-04"), to: "seminars/graphs.yaml")
        #expect(try await season.reload().refused.isEmpty)
    }

    private func served(_ season: Rehearsal) throws -> [UInt8] {
        try #require(season.engine.catalog.all.first).feed.bytes
    }

    /// A folder in its place lets nobody rename a file to its name, root neither.
    private func obstruct() throws {
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.createDirectory(atPath: file + "/full", withIntermediateDirectories: true)
    }

    @Test func `the file is what is served, from the start and after each change`() async throws {
        try await withSeason { season in
            #expect(try exported() == served(season))
            let before = exported()
            try await edit(season)
            #expect(try exported() == served(season))
            #expect(exported() != before)
        }
    }

    @Test func `any web server may read it, and nothing else is left in the folder`() async throws {
        try await withSeason { season in
            try await edit(season)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["graphs.ics"])
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect(attributes[.posixPermissions] as? Int == 0o644)
        }
    }

    @Test func `what only organisers may see is not in it`() async throws {
        try await withSeason { season in
            let hidden = "  - { id: board, summary: Board, on: 2021-05-20, audience: organisers }"
            try season.write(Rehearsal.seminar(due: "2021-05-04", extra: hidden), to: "seminars/graphs.yaml")
            #expect(try await season.reload().refused.isEmpty)
            #expect(!String(decoding: try #require(exported()), as: UTF8.self).contains("Board"))
        }
    }

    @Test func `a start that changes nothing touches no file`() async throws {
        try await withSeason { season in
            let before = try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int
            var again = FeedExport(folder: folder.path)
            #expect(again.follow(season.engine.catalog) == [])
            #expect(try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int == before)
        }
    }

    @Test func `an ended seminar has no file`() async throws {
        try await withSeason { season in
            try await season.engine.remove(try #require(Identifier("graphs")))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }

    @Test func `the file of one that ended is gone at the latest after the next start`() async throws {
        try await withSeason { season in
            let left = try #require(exported())
            try FileManager.default.removeItem(at: season.folder.appending(path: "seminars/graphs.yaml"))
            try await season.engine.remove(try #require(Identifier("graphs")))
            try Data(left).write(to: URL(filePath: file))
            try Data().write(to: folder.appending(path: "other.ics"))
            _ = try await season.reload()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["other.ics"])
        }
    }

    @Test func `what cannot be written is said once, is a problem, and is made up for`() async throws {
        try await withSeason { season in
            try obstruct()
            try await edit(season)
            _ = try await season.engine.turn()
            let problem = try #require(season.happened.failures.first)
            #expect(problem.hasPrefix("the calendar of graphs cannot be written to export_directory: \(file)"))
            #expect(season.happened.failures.count == 1)
            #expect(try await season.problems() == [problem])
            try FileManager.default.removeItem(atPath: file)
            try await season.live(until: "2021-04-01 12:02")
            #expect(try exported() == served(season))
            #expect(try await season.problems() == [])
        }
    }

    @Test func `a problem ends also where the feed is again what the file has`() async throws {
        try await withSeason { season in
            let draft = folder.appending(path: ".graphs.ics.new").path
            try FileManager.default.createDirectory(atPath: draft + "/full", withIntermediateDirectories: true)
            try season.write(Rehearsal.seminar.replacing("Seminar: Graphs", with: "Trees"), to: "seminars/graphs.yaml")
            _ = try await season.reload()
            try season.write(Rehearsal.seminar, to: "seminars/graphs.yaml")
            try FileManager.default.removeItem(atPath: draft)
            _ = try await season.reload()
            #expect(try await season.problems() == [])
            #expect(try exported() == served(season))
        }
    }

    @Test func `a file that somebody removed or closed to others is put right at the next reload`() async throws {
        try await withSeason { season in
            try FileManager.default.removeItem(atPath: file)
            _ = try await season.reload()
            #expect(try exported() == served(season))
            chmod(file, 0o600)
            _ = try await season.reload()
            #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o644)
        }
    }

    @Test func `a new file that cannot be written leaves the last good one`() async throws {
        try await withSeason { season in
            let good = exported()
            try FileManager.default.createDirectory(
                atPath: folder.appending(path: ".graphs.ics.new/full").path, withIntermediateDirectories: true)
            try await edit(season)
            #expect(exported() == good)
            #expect(season.happened.failures.count == 1)
        }
    }
}
