import Foundation
import TestSupport

/// A student's own machine: vdirsyncer keeps a folder with a file an event, khal lists what is in it.
struct Subscriber {
    /// How vdirsyncer knows an event again.
    enum Source {
        /// By what it says: vdirsyncer's way with an address.
        case address(String)
        /// By its UID: vdirsyncer's way with a file, here one that was fetched.
        case download
    }

    private let folder: String

    init(to source: Source, in folder: ServiceFolder) throws {
        self.folder = folder.path + "/subscriber"
        let origin =
            switch source {
            case .address(let url): "type = \"http\"\nurl = \"\(url)\""
            case .download: "type = \"singlefile\"\npath = \"\(self.folder)/feed.ics\""
            }
        try folder.write("", to: "subscriber/items/.keep")
        try folder.write(
            """
            [general]
            status_path = "\(self.folder)/status"
            [pair seminar]
            a = "feed"
            b = "items"
            collections = null
            conflict_resolution = "a wins"
            [storage feed]
            \(origin)
            [storage items]
            type = "filesystem"
            path = "\(self.folder)/items"
            fileext = ".ics"

            """, to: "subscriber/vdirsyncer.conf")
        try folder.write(
            """
            [calendars]
            [[seminar]]
            path = \(self.folder)/items
            readonly = True
            [locale]
            local_timezone = Europe/Berlin
            default_timezone = Europe/Berlin
            timeformat = %H:%M
            dateformat = %Y-%m-%d
            longdateformat = %Y-%m-%d
            datetimeformat = %Y-%m-%d %H:%M
            longdatetimeformat = %Y-%m-%d %H:%M
            [sqlite]
            path = \(self.folder)/khal.db

            """, to: "subscriber/khal.conf")
    }

    func fetched(_ feed: [UInt8]) throws {
        try Data(feed).write(to: URL(filePath: folder + "/feed.ics"))
    }

    /// What vdirsyncer does, in its words.
    func sync() async throws -> [String] {
        for command in ["discover", "sync"] where command == "sync" || !hasStatus {
            let outcome = try await python(["-m", "vdirsyncer", "-c", folder + "/vdirsyncer.conf", command])
            guard outcome.status == 0 else { throw ServiceFolder.Failure(what: outcome.complaints + outcome.output) }
            if command == "sync" {
                let lines = (outcome.output + outcome.complaints).split(separator: "\n").map(String.init)
                return lines.filter { $0.contains(" item ") }.sorted()
            }
        }
        return []
    }

    private var hasStatus: Bool { FileManager.default.fileExists(atPath: folder + "/status") }

    /// The texts of the files, by name.
    func items() throws -> [String: String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/items").filter {
            $0.hasSuffix(".ics")
        }
        return try Dictionary(
            uniqueKeysWithValues: names.map { name in
                (name, try String(contentsOfFile: "\(folder)/items/\(name)", encoding: .utf8))
            })
    }

    /// khal's list, `START END TITLE` each.
    func list(from first: String, until end: String) async throws -> [String] {
        let khal = "from khal.cli import main_khal; main_khal()"
        let format = ["--day-format", "", "--format", "{start-long} {end-long} {title}"]
        let outcome = try await python(["-c", khal, "-c", folder + "/khal.conf", "list"] + format + [first, end])
        guard outcome.status == 0 else { throw ServiceFolder.Failure(what: outcome.complaints) }
        return outcome.output.split(separator: "\n").map(String.init)
    }

    private func python(_ arguments: [String]) async throws -> BuiltProduct.Outcome {
        let variables = ["LC_ALL": "C.UTF-8", "HOME": folder, "XDG_CONFIG_HOME": folder, "no_proxy": "127.0.0.1"]
        return try await BuiltProduct(at: PythonOracle.interpreter()).run(arguments, variables: variables)
    }
}
