/// A place in a file; lines and columns count from 1, columns in characters as an editor shows them.
package struct SourceMark: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The path as it is shown, which need not be the one that was opened.
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int = 1, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }

    package var description: String { "\(file):\(line):\(column)" }

    package static func < (one: SourceMark, other: SourceMark) -> Bool {
        (one.file, one.line, one.column) < (other.file, other.line, other.column)
    }
}
