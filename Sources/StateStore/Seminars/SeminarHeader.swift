import Foundation
import GRDB
import SeminarCore

/// A seminar in force without its text: what is kept in memory of each.
package struct SeminarHeader: Hashable, Sendable {
    package var id: Identifier
    package var file: String
    package var rosterFile: String?
    /// Of what the file's text was, and of what read it.
    package var digest: String?
    package var activatedAt: Date
    /// Nil where it was put in force by a version that made none.
    package var outline: SeminarOutline?
    /// Of the public feed as it was last rendered; nil where it never was.
    package var feedHash: String?

    package init(_ seminar: StoredSeminar, feedHash: String?) {
        id = seminar.id
        file = seminar.file
        rosterFile = seminar.rosterFile
        digest = seminar.digest
        activatedAt = seminar.activatedAt
        outline = seminar.outline
        self.feedHash = feedHash
    }

    init(_ row: Row) throws {
        id = try row.identifier("id")
        file = try row.value("file")
        rosterFile = try row.value("roster_file")
        digest = try row.value("digest")
        activatedAt = try row.instant("activated_at")
        outline = try row.outline()
        feedHash = try row.value("content_hash")
    }
}
