/// Of one seminar, or of all.
package struct SeminarQuestion: Codable, Equatable, Sendable {
    package var seminar: String?

    package init(seminar: String? = nil) {
        self.seminar = seminar
    }
}
