import CivilTime
import Foundation

/// When a seminar's events take place, and nothing more about them.
package struct OutlinedAgenda: Hashable, Sendable {
    /// By beginning, then by end.
    package let spans: [Span]

    package struct Span: Hashable, Sendable {
        /// Seconds since 1970, inclusive.
        package var start: Int
        /// Exclusive; that of time for all that a recurrence may have beyond what is listed.
        package var end: Int
        package var kind: Kind

        fileprivate static let endless = Int.max

        package var isEndless: Bool { end == Self.endless }
        package var begins: Date { Date(timeIntervalSince1970: Double(start)) }

        fileprivate func ends(after instant: Date) -> Bool { Double(end) > instant.timeIntervalSince1970 }
    }

    package struct Kind: OptionSet, Hashable, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        package static let repeating = Kind(rawValue: 1)
        /// For everybody to see, and not cancelled.
        package static let awaited = Kind(rawValue: 2)
    }

    /// What goes on at `now` or comes after it, the earliest first.
    package func spans(endingAfter now: Date) -> LazyFilterSequence<[Span]> {
        spans.lazy.filter { $0.ends(after: now) }
    }

    /// When the next thing that everybody may see begins, or began; nil where all of that is over.
    package func nearest(at now: Date) -> Int? { spans(endingAfter: now).first { $0.kind.contains(.awaited) }?.start }
}

extension OutlinedAgenda {
    /// A recurrence without end is listed for so many times.
    private static let mostOccurrences = 400

    init(_ seminar: Seminar) {
        spans = seminar.events.flatMap { Self.spans(of: $0, in: seminar.zone) }
            .sorted { ($0.start, $0.end, $0.kind.rawValue) < ($1.start, $1.end, $1.kind.rawValue) }
    }

    private static func spans(of event: Event, in zone: Zone) -> [Span] {
        var kind: Kind = event.schedule.shape == .recurring ? [.repeating] : []
        if event.audience != .organisers, !event.isCancelled { kind.insert(.awaited) }
        let occurrences = Array(event.schedule.occurrences(in: zone).prefix(mostOccurrences + 1))
        var spans = occurrences.prefix(mostOccurrences).map { occurrence in
            Span(
                start: Int(occurrence.start(in: zone).timeIntervalSince1970),
                end: Int(occurrence.end(in: zone).timeIntervalSince1970), kind: kind)
        }
        if occurrences.count > mostOccurrences, let last = spans.last {
            spans.append(Span(start: last.start, end: Span.endless, kind: kind))
        }
        return spans
    }
}

extension OutlinedAgenda: Codable {
    /// Three numbers a span: its beginning counted from the last one's, its length (-1 where it has no end), its kind.
    package init(from decoder: any Decoder) throws {
        let numbers = try [Int](from: decoder)
        var start = 0
        spans = stride(from: 0, to: numbers.count - numbers.count % 3, by: 3).map { place in
            start += numbers[place]
            let length = numbers[place + 1]
            return Span(
                start: start, end: length < 0 ? Span.endless : start + length,
                kind: Kind(rawValue: numbers[place + 2]))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var numbers: [Int] = []
        var last = 0
        for span in spans {
            numbers += [span.start - last, span.isEndless ? -1 : span.end - span.start, span.kind.rawValue]
            last = span.start
        }
        try numbers.encode(to: encoder)
    }
}
