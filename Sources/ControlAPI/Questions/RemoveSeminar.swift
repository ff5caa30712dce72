/// Ends a seminar for good.
package struct RemoveSeminar: Codable, Equatable, Sendable {
    package var seminar: String

    package init(seminar: String) {
        self.seminar = seminar
    }
}
