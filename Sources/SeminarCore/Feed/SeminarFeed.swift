import ICalendar

/// A seminar's public feed as it is served, and which part of it is which event's, so that the feed after a change is
/// mostly a copy.
package struct SeminarFeed: Sendable {
    package let bytes: [UInt8]
    private let texts: [String: EncodedEvent]
    private let stamps: [Identifier: EventStamp]

    fileprivate init(_ calendar: EncodedCalendar, stamps: [Identifier: EventStamp]) {
        bytes = calendar.bytes
        texts = Dictionary(calendar.events.map { ($0.uid, $0) }) { first, _ in first }
        self.stamps = stamps
    }

    /// An equal stamp is an equal text: that a stamp moves with every visible change is what tells the subscribers, too.
    fileprivate func text(of event: Identifier, uid: String, stamp: EventStamp) -> EncodedEvent? {
        stamps[event] == stamp ? texts[uid] : nil
    }
}

extension SeminarCalendar {
    /// The public feed's text, for which only those events are encoded that `previous`, the same seminar's, has not.
    ///
    /// What is gone is always encoded: its words depend on more than its stamp.
    package func encodedFeed(following previous: SeminarFeed? = nil) throws(InvalidCalendar) -> SeminarFeed {
        var unchanged: [EncodedEvent] = []
        var changed: [Event] = []
        for event in seminar.publicEvents {
            let uid = EventComponent.uid(of: event.id, in: seminar.id)
            if let stamp = stamps[event.id], let text = previous?.text(of: event.id, uid: uid, stamp: stamp) {
                unchanged.append(text)
            } else {
                changed.append(event)
            }
        }
        return SeminarFeed(try feed(of: changed).encoded(with: unchanged), stamps: stamps)
    }
}
