/// A file that is not in force; the last good one stays so.
package struct RefusedFile: Codable, Equatable, Sendable {
    package var file: String
    /// Null where the file does not say which.
    @OrNull package var seminar: String?
    /// With their positions, a line each.
    package var complaints: [String]

    package init(file: String, seminar: String? = nil, complaints: [String]) {
        self.file = file
        self.seminar = seminar
        self.complaints = complaints
    }
}
