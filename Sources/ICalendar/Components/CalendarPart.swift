/// One event of a calendar that is being written: its components, or the text that they had before.
struct CalendarPart {
    let uid: String
    let zones: ZoneUsage
    private let source: Source

    private enum Source {
        case components(ArraySlice<EventComponent>)
        case text(ArraySlice<UInt8>)
    }

    private init(_ event: EncodedEvent) {
        (uid, zones, source) = (event.uid, event.zones, .text(event.text))
    }

    private init(_ components: ArraySlice<EventComponent>, uid: String) {
        (self.uid, zones, source) = (uid, ZoneUsage(of: components), .components(components))
    }

    /// By UID, which no two have in common. `events` are in their order.
    static func inOrder(
        _ events: [EventComponent], _ unchanged: [EncodedEvent]
    ) throws(InvalidCalendar) -> [CalendarPart] {
        var parts = unchanged.map { CalendarPart($0) }
        var rest = events[...]
        while let uid = rest.first?.uid {
            let components = rest.prefix { $0.uid == uid }
            parts.append(CalendarPart(components, uid: uid))
            rest = rest[components.endIndex...]
        }
        guard !unchanged.isEmpty else { return parts }
        parts.sort { $0.uid < $1.uid }
        for (part, next) in zip(parts, parts.dropFirst()) where part.uid == next.uid {
            throw InvalidCalendar(uid: part.uid, reason: "its UID is used twice; give every event its own")
        }
        return parts
    }

    /// Where it stands.
    func write(to writer: inout ContentLineWriter) throws(InvalidCalendar) -> Range<Int> {
        let start = writer.bytes.count
        switch source {
        case .components(let components): for component in components { try component.write(to: &writer) }
        case .text(let text): writer.copy(text)
        }
        return start..<writer.bytes.count
    }
}
