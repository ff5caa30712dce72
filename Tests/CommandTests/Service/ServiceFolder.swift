import Foundation
import TestSupport

/// A configuration with the sample seminar and its roster, in a folder of the test's own.
final class ServiceFolder: Sendable {
    struct Failure: Error {
        var what: String
    }

    let path: String

    /// Straight under /tmp: the path of a socket has 107 bytes at most.
    ///
    /// - Parameter configuration: the service's own file; port 0 is any that is free.
    init(configuration: String = ServiceFolder.configuration) throws {
        var name = Array("/tmp/seminard.XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else { throw Failure(what: "no temporary folder") }
        path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        try write(configuration, to: "seminard.yaml")
        try write(Self.sample(Self.seminar), to: Self.seminar)
        try write(Self.sample(Self.roster), to: Self.roster)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    static let seminar = "seminars/tadl-ss21.yaml"
    static let roster = "rosters/tadl-ss21.csv"

    static let configuration = """
        state: state/seminard.sqlite
        time_zone: Europe/Berlin
        base_url: http://127.0.0.1
        http: { listen: "127.0.0.1:0" }
        control: { socket: state/control.sock }
        token_secret_file: state/token.secret
        delivery:
          transport: maildir
          maildir: state/outgoing
          from: Seminar office <seminar@example.org>
          only_to: [example.org]

        """

    var configuration: String { path + "/seminard.yaml" }
    var socket: String { path + "/state/control.sock" }

    /// A file of the sample configuration that the package ships.
    static func sample(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
        return try String(contentsOf: root.appending(path: "config").appending(path: name), encoding: .utf8)
    }

    func write(_ text: String, to name: String) throws {
        try write(Data(text.utf8), to: name)
    }

    func write(_ data: Data, to name: String) throws {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    /// Replaces the one place where a text stands in a file.
    func edit(_ name: String, replacing old: String, with new: String) throws {
        let text = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
        guard text.components(separatedBy: old).count == 2 else {
            throw Failure(what: "\(name) has \"\(old)\" not exactly once")
        }
        try write(text.replacing(old, with: new), to: name)
    }

    /// The messages in the Maildir, in the order of their names, each linted.
    func mails() throws -> [[UInt8]] {
        let folder = path + "/state/outgoing/new"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
            let mail = [UInt8](try Data(contentsOf: URL(filePath: folder).appending(path: name)))
            let complaints = MessageLint.complaints(about: mail)
            guard complaints.isEmpty else { throw Failure(what: "\(name): " + complaints.joined(separator: "; ")) }
            return mail
        }
    }

    /// Runs a built program to its end.
    func run(_ program: String, _ arguments: String...) async throws -> BuiltProduct.Outcome {
        try await BuiltProduct(program).run(arguments, variables: ["SEMINARD_SOCKET": socket])
    }
}
