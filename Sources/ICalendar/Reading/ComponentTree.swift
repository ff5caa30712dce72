/// Puts components into each other as their BEGIN and END lines say.
struct ComponentTree {
    /// A calendar's alarms are three deep; deeper ones are not meant.
    private static let greatestDepth = 16

    private var calendars: [DocumentComponent] = []
    /// Begun and not yet ended, outermost first.
    private var open: [DocumentComponent] = []

    mutating func begin(_ property: DocumentProperty) throws(CalendarSyntaxError) {
        let name = property.value.uppercased().trimmed
        guard !open.isEmpty || name == "VCALENDAR" else { throw Self.noCalendar(at: property.line) }
        guard open.count < Self.greatestDepth else {
            throw CalendarSyntaxError(
                line: property.line, "\(name.excerpt) stands more than \(Self.greatestDepth) components deep",
                remedy: "end components before others begin")
        }
        open.append(DocumentComponent(name: name, line: property.line))
    }

    mutating func end(_ property: DocumentProperty) throws(CalendarSyntaxError) {
        let name = property.value.uppercased().trimmed
        guard let component = open.popLast() else { throw Self.noCalendar(at: property.line) }
        guard component.name == name else {
            throw CalendarSyntaxError(
                line: property.line,
                "END:\(name.excerpt) stands where \(component.name.excerpt) of line \(component.line) is open",
                remedy: "expected END:\(component.name.excerpt)")
        }
        if open.isEmpty {
            calendars.append(component)
        } else {
            open[open.count - 1].components.append(component)
        }
    }

    mutating func add(_ property: DocumentProperty) throws(CalendarSyntaxError) {
        guard !open.isEmpty else { throw Self.noCalendar(at: property.line) }
        open[open.count - 1].properties.append(property)
    }

    func finished() throws(CalendarSyntaxError) -> [DocumentComponent] {
        if let component = open.last {
            throw CalendarSyntaxError(
                line: component.line, "\(component.name.excerpt) begins here and never ends",
                remedy: "the file was probably cut off; export it again")
        }
        guard !calendars.isEmpty else { throw Self.noCalendar(at: 1) }
        return calendars
    }

    private static func noCalendar(at line: Int) -> CalendarSyntaxError {
        CalendarSyntaxError(
            line: line, "this is outside a calendar", remedy: "expected a file from BEGIN:VCALENDAR to END:VCALENDAR")
    }
}
