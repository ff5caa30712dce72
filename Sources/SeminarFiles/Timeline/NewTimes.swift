import CivilTime
import SeminarCore

/// When a moved occurrence takes place: what is not written stays as it was.
struct NewTimes: ScalarReadable {
    /// Nil keeps the day.
    private var date: CivilDate?
    /// Nil keeps the time of day.
    private var begin: TimeOfDay?
    /// Nil keeps the length.
    private var end: TimeOfDay?

    static let expectedText =
        "a new time such as 2021-05-11 15:00-16:00, 2021-05-11 15:00, 2021-05-11 alone or 15:00-16:00 alone"

    init?(_ text: String) {
        if let span = TimeSpan(text) {
            (begin, end) = (span.begin, span.end)
        } else if let point = AnchorPoint(text) {
            (date, begin) = (point.date, point.time)
        } else if let date = CivilDate(String(text.prefix(10))), let span = TimeSpan(String(text.dropFirst(10))) {
            (self.date, begin, end) = (date, span.begin, span.end)
        } else {
            return nil
        }
    }

    /// Of the occurrence that begins at `original` otherwise.
    func times(of recurrence: Recurrence, movedFrom original: WallTime, in zone: Zone) -> Recurrence.Times {
        let from = WallTime(date: date ?? original.date, time: begin ?? original.time)
        let to = end.map { WallTime(date: from.date, time: $0) } ?? recurrence.end(ofOccurrenceAt: from, in: zone)
        return Recurrence.Times(from: from, to: to)
    }
}

/// A day, or one of its times where it has several.
extension AnchorPoint: ScalarReadable {
    static var expectedText: String { "a day with or without a time such as 2021-05-10 or 2021-05-10 14:00" }
}
