/// Why a text is no calendar, or a value in it not what its property asks for.
package struct CalendarSyntaxError: Error, Hashable, Sendable {
    /// Of the file, counted from 1; of a folded line, its first.
    package let line: Int
    package let what: String
    package let remedy: String

    package init(line: Int, _ what: String, remedy: String) {
        self.line = line
        self.what = what
        self.remedy = remedy
    }
}

extension CalendarSyntaxError: CustomStringConvertible {
    package var description: String { "line \(line): \(what); \(remedy)" }
}
