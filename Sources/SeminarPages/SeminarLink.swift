import SeminarCore

/// A seminar as the front page names one that has no card there.
package struct SeminarLink: Hashable, Sendable {
    package var seminar: Identifier
    package var title: String
    package var language: Language

    package init(to seminar: Identifier, title: String, language: Language) {
        self.seminar = seminar
        self.title = title
        self.language = language
    }
}
