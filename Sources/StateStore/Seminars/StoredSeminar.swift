import Foundation
import GRDB
import SeminarCore

/// A seminar in force, as text: what serves again at the next start, whatever became of its files by then.
package struct StoredSeminar: Hashable, Sendable {
    package var id: Identifier
    /// The path of the file that it was read from.
    package var file: String
    /// The last good text of the file.
    package var text: String
    /// The path of its roster's file, where the text names one: to look at it, the text need not be read.
    package var rosterFile: String?
    /// Of what was read, to see a change by.
    package var digest: String?
    package var activatedAt: Date
    /// What can be said of it without reading the text; nil where a version made none.
    package var outline: SeminarOutline?

    package init(
        id: Identifier, file: String, text: String, rosterFile: String? = nil, digest: String? = nil, activatedAt: Date,
        outline: SeminarOutline? = nil
    ) {
        self.id = id
        self.file = file
        self.text = text
        self.rosterFile = rosterFile
        self.digest = digest
        self.activatedAt = activatedAt
        self.outline = outline
    }
}

extension StoredSeminar {
    init(_ row: Row) throws {
        self.init(
            id: try row.identifier("id"), file: try row.value("file"), text: try row.value("text"),
            rosterFile: try row.value("roster_file"), digest: try row.value("digest"),
            activatedAt: try row.instant("activated_at"), outline: try row.outline())
    }
}

extension Row {
    /// Of a row of the table `seminar`.
    func outline() throws -> SeminarOutline? {
        let json: String? = try value("outline")
        return try json.map { try JSONDecoder().decode(SeminarOutline.self, from: Data($0.utf8)) }
    }
}
