/// VALARM with ACTION:DISPLAY (RFC 5545 §3.6.6), only where a subscriber asked for it.
package struct DisplayAlarm: Hashable, Sendable {
    /// How long before the event's start it rings.
    package var lead: Duration
    package var description: String

    package init(before lead: Duration, description: String) {
        self.lead = lead
        self.description = description
    }
}

extension DisplayAlarm {
    func write(to writer: inout ContentLineWriter) {
        writer.begin(.alarm)
        writer.write(ContentLine(.action, .token("DISPLAY")))
        writer.write(ContentLine(.trigger, .duration(.zero - lead)))
        writer.write(ContentLine(.description, .text(description)))
        writer.end(.alarm)
    }
}
