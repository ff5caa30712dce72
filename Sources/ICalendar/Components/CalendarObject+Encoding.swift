import CivilTime

extension CalendarObject {
    /// The whole text, UTF-8 without a byte order mark; equal calendars have equal bytes.
    ///
    /// VTIMEZONE components are added for the zones and years that the events' times name.
    package func encoded() throws(InvalidCalendar) -> [UInt8] { try encoded(with: []).bytes }

    /// The text of a calendar that has, besides its own events, some that were encoded before: those are copied, and
    /// the bytes are the same as if they had been encoded now.
    package func encoded(with unchanged: [EncodedEvent]) throws(InvalidCalendar) -> EncodedCalendar {
        let events = eventsInOrder
        try validate(sorted: events)
        let parts = try CalendarPart.inOrder(events, unchanged)
        let length = unchanged.reduce(0) { $0 + $1.text.count }
        var writer = ContentLineWriter(capacity: 1_024 + 768 * events.count + length)
        writer.begin(.calendar)
        writeProperties(to: &writer)
        for timeZone in timeZones(of: parts) { timeZone.write(to: &writer) }
        var places: [Range<Int>] = []
        places.reserveCapacity(parts.count)
        for part in parts { places.append(try part.write(to: &writer)) }
        writer.end(.calendar)
        let bytes = writer.bytes
        return EncodedCalendar(
            bytes: bytes,
            events: zip(parts, places).map { EncodedEvent(uid: $0.uid, text: bytes[$1], zones: $0.zones) })
    }

    private var eventsInOrder: [EventComponent] {
        // An event is a large value: its sorting key is moved about in its place.
        events.indices.map { WritingOrder(of: events[$0], at: $0) }.sorted().map { events[$0.index] }
    }

    private func writeProperties(to writer: inout ContentLineWriter) {
        writer.write(ContentLine(.version, .token("2.0")))
        writer.write(ContentLine(.productIdentifier, .text(productIdentifier)))
        writer.write(ContentLine(.calendarScale, .token("GREGORIAN")))
        if let method { writer.write(ContentLine(.method, .token(method.rawValue))) }
        writer.write(.name, text: name)
        writer.write(.customCalendarName, text: name)
        writer.write(.description, text: description)
        writer.write(.customCalendarDescription, text: description)
        writer.write(.customTimeZone, text: zone?.identifier)
        if let refreshInterval {
            let isDuration = Parameter(.valueType, "DURATION")
            writer.write(ContentLine(.refreshInterval, .duration(refreshInterval), [isDuration]))
            writer.write(ContentLine(.customPublishedTimeToLive, .duration(refreshInterval)))
        }
        writer.write(.uniformResourceLocator, uri: url)
        writer.write(.source, uri: source, [Parameter(.valueType, "URI")])
        writer.write(.color, text: color)
    }

    private func timeZones(of parts: [CalendarPart]) -> [TimeZoneComponent] {
        if parts.isEmpty, let zone {
            // RFC 5545 §3.6 asks for at least one component; a feed whose events are all gone has this one left.
            return [TimeZoneComponent(zone, covering: TimeZoneComponent.customaryYears)]
        }
        var usage = ZoneUsage()
        for part in parts { usage.add(part.zones) }
        return usage.components
    }
}

/// By UID; a master precedes the instances that are replaced, and these follow each other in time.
private struct WritingOrder: Comparable {
    let uid: String
    let original: WallTime?
    let index: Int

    init(of event: EventComponent, at index: Int) {
        uid = event.uid
        original = event.recurrenceIdentifier?.wallTime
        self.index = index
    }

    static func < (left: Self, right: Self) -> Bool {
        guard left.uid == right.uid else { return left.uid < right.uid }
        guard let leftTime = left.original else { return right.original != nil }
        guard let rightTime = right.original else { return false }
        return leftTime < rightTime
    }
}
