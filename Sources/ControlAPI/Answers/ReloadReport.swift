/// What reading the files again brought into force, and what it did not.
package struct ReloadReport: Codable, Equatable, Sendable {
    /// Seminars in force as their files are now.
    package var accepted: [String]
    package var refused: [RefusedFile]

    package init(accepted: [String], refused: [RefusedFile]) {
        self.accepted = accepted
        self.refused = refused
    }
}
