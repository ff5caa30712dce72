import Foundation
import GRDB
import SeminarCore

/// A person as one layer of a roster has it.
struct RosterRow {
    /// Where what is known of a person comes from; the later one wins.
    enum Layer: Int {
        case file, command
    }

    var layer: Layer
    /// The rank within the layer.
    var position: Int
    var entry: RosterEntry
    var enrolledAt: Date
    /// When the person vanished from the file; a command's departure stands elsewhere.
    var leftAt: Date?
}

extension RosterRow {
    init(_ row: Row) throws {
        let tags: String = try row.value("tags")
        let layer: Int = try row.value("layer")
        let language: String? = try row.value("language")
        self.init(
            layer: layer == Layer.file.rawValue ? .file : .command, position: try row.value("position"),
            entry: RosterEntry(
                id: try row.value("number"), name: try row.value("name"), email: try row.address("email"),
                language: language.flatMap { Language(rawValue: $0) }, paper: try row.value("paper"),
                talk: try row.value("talk"),
                tags: tags.isEmpty ? [] : tags.components(separatedBy: "\n")),
            enrolledAt: try row.instant("enrolled_at"), leftAt: try row.instantIfAny("left_at"))
    }
}

extension Database {
    /// Writes a person's row of a layer in place of the former one; whoever has a row has links, and its key is no
    /// other row's former one: where it was, it is the same person who has it again.
    func store(_ row: RosterRow, in seminar: Identifier) throws {
        let entry = row.entry
        try run(
            """
            INSERT OR REPLACE INTO roster (
                seminar, person, layer, position, number, name, email, language, paper, talk, tags, enrolled_at, left_at
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                seminar.text, entry.person.text, row.layer.rawValue, row.position, entry.id, entry.name,
                entry.email.description, entry.language?.rawValue, entry.paper, entry.talk,
                entry.tags.joined(separator: "\n"), row.enrolledAt.nanoseconds, row.leftAt?.nanoseconds,
            ])
        try makePersonalLink(of: entry.person, in: seminar)
        try run("DELETE FROM former_key WHERE seminar = ? AND key = ?", [seminar.text, entry.person.text])
    }

    /// A seminar's rows of some keys, or of all: the file's in its order, who vanished from it, the commands'.
    func rosterRows(in scope: RosterScope) throws -> [RosterRow] {
        try values(
            "SELECT * FROM roster \(scope.condition) ORDER BY layer, left_at IS NOT NULL, position, person",
            scope.arguments
        ) { try RosterRow($0) }
    }

    /// The rank behind all others of the layer.
    func nextRosterPosition(in seminar: Identifier, layer: RosterRow.Layer) throws -> Int {
        let last: Int? = try scalar(
            "SELECT MAX(position) FROM roster WHERE seminar = ? AND layer = ?", [seminar.text, layer.rawValue])
        return (last ?? -1) + 1
    }
}
