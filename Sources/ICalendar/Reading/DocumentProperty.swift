/// One content line of somebody else's calendar (RFC 5545 §3.1), its value as it stands there.
package struct DocumentProperty: Sendable, Hashable {
    package struct Parameter: Sendable, Hashable {
        /// In upper case.
        package let name: String
        /// Without their quotes, and decoded (RFC 6868); one that is a mere word has none.
        package let values: [String]
    }

    /// In upper case.
    package let name: String
    package let parameters: [Parameter]
    package let value: String
    /// Where it begins in the file.
    package let line: Int

    /// The values of a parameter as one, nil where it is not there.
    package func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }?.values.joined(separator: ",")
    }

    func error(_ what: String, remedy: String) -> CalendarSyntaxError {
        CalendarSyntaxError(line: line, what, remedy: remedy)
    }
}
