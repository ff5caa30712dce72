import CivilTime
import SeminarCore

extension OrganiserMail: ScalarReadable {
    static let expectedText = "a rhythm such as monday 08:00, daily 07:00, problems or off"

    /// `WEEKDAY` or `daily`, each with or without a time of day, `problems`, or `off`.
    package init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
        switch words {
        case ["off"]: self = .off
        case ["problems"]: self = .problems
        default:
            guard let day = words.first, words.count <= 2 else { return nil }
            let weekday = Weekday(name: day)
            let time = words.dropFirst().first.map { TimeOfDay($0) }
            guard weekday != nil || day == "daily" else { return nil }
            if let time, time == nil { return nil }
            self = .digest(DigestRhythm(weekday, at: time ?? nil))
        }
    }
}
