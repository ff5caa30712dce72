/// Why a template cannot be used, and what to do about it.
package struct TemplateComplaint: Error, Hashable, Sendable, CustomStringConvertible {
    package let file: String
    /// From 1; nil where the whole file is meant.
    package let line: Int?
    package let column: Int?
    /// What is wrong and the remedy.
    package let text: String

    /// The end of complaints about a file that the service can do without.
    static let consequence = "; until that is mended, the file is not used"

    init(_ file: String, line: Int? = nil, column: Int? = nil, _ text: String) {
        self.file = file
        self.line = line
        self.column = column
        self.text = text
    }

    /// `file:line:column: what; remedy`
    package var description: String {
        ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":") + ": " + text
    }
}
