/// One thing that is wrong with a file: where, what, and what to do about it.
package struct Complaint: Error, Hashable, Sendable {
    package enum Severity: String, Hashable, Sendable, Codable {
        /// The file cannot be used.
        case error
        /// It can, but is probably not what was meant.
        case warning
    }

    package var mark: SourceMark
    package var severity: Severity
    package var what: String
    package var remedy: String

    package init(at mark: SourceMark, _ what: String, remedy: String, severity: Severity = .error) {
        self.mark = mark
        self.severity = severity
        self.what = what
        self.remedy = remedy
    }
}

extension Complaint: CustomStringConvertible {
    /// `file:line:column: what; remedy`, as compilers write it, so that editors can jump there.
    package var description: String { "\(mark): \(severity == .warning ? "warning: " : "")\(what); \(remedy)" }
}

extension Complaint: Comparable {
    package static func < (one: Complaint, other: Complaint) -> Bool {
        one.mark == other.mark ? one.description < other.description : one.mark < other.mark
    }
}
