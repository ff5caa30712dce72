import CivilTime
import ICalendar
import SeminarCore

/// What an event of the calendar says besides its times, and what of it a seminar's file cannot say.
struct ImportedTexts {
    private(set) var lines: [ImportedEvent.Line] = []
    private(set) var notes: [String] = []
    private(set) var summary = ""
    private let zone: Zone

    init(of component: DocumentComponent, zone: Zone) {
        self.zone = zone
        let status = component.property("STATUS")?.value.uppercased().trimmed
        addSummary(component, isCancelled: status == "CANCELLED")
        add(.description, paragraphs: component.property("DESCRIPTION"))
        add(.location, line: component.property("LOCATION"))
        add(.url, raw: component.property("URL"))
        addConference(component)
        let categories = component.properties("CATEGORIES").flatMap(\.texts).map(\.inOneLine)
        if !categories.isEmpty { lines.append((.categories, YAMLText.list(categories))) }
        add(.priority, raw: component.property("PRIORITY").flatMap { $0.value == "0" ? nil : $0 })
        add(.color, raw: component.property("COLOR"))
        addMeaning(component, status: status)
        notes += CarriedProperties.leftovers(of: component)
    }

    private mutating func addSummary(_ component: DocumentComponent, isCancelled: Bool) {
        summary = component.property("SUMMARY")?.text.inOneLine ?? ""
        // A feed says it in the summary as well, and this one will again.
        let mark = ["CANCELLED: ", "Canceled: ", "ABGESAGT: ", "Abgesagt: "].first(where: summary.hasPrefix)
        if isCancelled, let mark { summary = String(summary.dropFirst(mark.count)) }
        if summary.isEmpty {
            summary = "Untitled"
            notes.append("it has no summary in the calendar")
        }
        lines.append((.summary, YAMLText.scalar(summary)))
    }

    private mutating func add(_ key: EventKey, line property: DocumentProperty?) {
        guard let text = property?.text.inOneLine, !text.isEmpty else { return }
        lines.append((key, YAMLText.scalar(text)))
    }

    private mutating func add(_ key: EventKey, paragraphs property: DocumentProperty?) {
        guard let text = property?.text.trimmed, !text.isEmpty else { return }
        lines.append((key, YAMLText.paragraphs(text, indent: 4)))
    }

    /// A value that the reader may refuse.
    private mutating func add(_ key: EventKey, raw property: DocumentProperty?) {
        guard let property, !property.value.trimmed.isEmpty else { return }
        let line = (key, YAMLText.scalar(property.value.trimmed))
        if accepts(line) { lines.append(line) } else { notes.append(CarriedProperties.note(property)) }
    }

    /// RFC 7986 §5.11, and what others call it.
    private mutating func addConference(_ component: DocumentComponent) {
        let properties = component.properties.filter { CarriedProperties.conferences.contains($0.name) }
        let line = { (property: DocumentProperty) in (EventKey.conference, YAMLText.scalar(property.value.trimmed)) }
        let index = properties.firstIndex { accepts(line($0)) }
        if let index { lines.append(line(properties[index])) }
        notes += properties.indices.filter { $0 != index }.map { CarriedProperties.note(properties[$0]) }
    }

    private mutating func addMeaning(_ component: DocumentComponent, status: String?) {
        switch status {
        case "CANCELLED": lines.append((.cancelled, "true"))
        case "TENTATIVE":
            notes.append("STATUS:TENTATIVE: if its date is open, write between, and, decide_by in place of its times")
        case nil, "CONFIRMED", "": break
        default: notes.append("not carried over: STATUS \(status?.shortened ?? "")")
        }
        let classification = component.property("CLASS")?.value.uppercased().trimmed ?? "PUBLIC"
        guard classification != "PUBLIC", !classification.isEmpty else { return }
        lines.append((.audience, Audience.organisers.rawValue))
        notes.append("CLASS:\(classification.shortened): so it is the organisers' own, and not in the public calendar")
    }

    private func accepts(_ line: ImportedEvent.Line) -> Bool {
        [line, (.on, "2021-01-01")].read(in: zone) != nil
    }
}

extension String {
    /// Line breaks and tabs are spaces, and there are none at the ends.
    var inOneLine: String {
        let scalars = unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }
        return String(String.UnicodeScalarView(scalars)).trimmed
    }

    /// Without white space at its ends, which is nobody's text.
    var trimmed: String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let scalars = unicodeScalars.drop(while: isSpace)
        guard let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(scalars[...last])
    }
}
