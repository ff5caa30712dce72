import Foundation
import TestSupport

/// A line of `simulate --json`.
struct Foretold: Decodable {
    struct Item: Decodable {
        var seminar: String
        var event: String
        var rule: String
    }

    var at: String
    var to: String
    var subject: String
    var items: [Item]
    var decision: String
    var reason: String

    /// The sample's season, from an empty state.
    static func season(of folder: ServiceFolder, _ options: String...) async throws -> [Foretold] {
        let arguments = ["simulate", "--json", "--config", folder.configuration]
        let outcome = try await BuiltProduct("seminard").run(
            arguments + ["--from", "2021-02-01", "--to", "2021-08-31"] + options)
        guard outcome.status == 0 else { throw ServiceFolder.Failure(what: outcome.complaints) }
        return try outcome.output.split(separator: "\n").map {
            try JSONDecoder().decode(Self.self, from: Data($0.utf8))
        }
    }
}
