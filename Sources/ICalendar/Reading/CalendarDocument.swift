/// Somebody else's calendar as it was written: RFC 5545 §3.4 read for its structure, its values left to who asks.
///
/// Tolerant of what real programs write against the RFC: line feeds alone, blank lines, a byte order mark, missing
/// VERSION or PRODID, unquoted parameters that should be quoted, several calendars in one file. Not of what would lose
/// something unnoticed: bytes that are no UTF-8, lines that are no content lines, components that do not end.
package struct CalendarDocument: Sendable {
    /// VCALENDAR components; at least one.
    package let calendars: [DocumentComponent]

    package init(parsing bytes: [UInt8]) throws(CalendarSyntaxError) {
        var tree = ComponentTree()
        for line in try UnfoldedLines(bytes).lines {
            let property = try DocumentProperty(parsing: line)
            switch property.name {
            case "BEGIN": try tree.begin(property)
            case "END": try tree.end(property)
            default: try tree.add(property)
            }
        }
        calendars = try tree.finished()
    }

    /// All components of the name in any of the calendars, in their order.
    package func components(_ name: String) -> [DocumentComponent] {
        calendars.flatMap { $0.components.filter { $0.name == name } }
    }

    /// The first calendar's property that has a value.
    package func property(_ names: String...) -> DocumentProperty? {
        names.lazy.compactMap { name in
            calendars.lazy.flatMap(\.properties).first { $0.name == name && !$0.value.isEmpty }
        }.first
    }
}
