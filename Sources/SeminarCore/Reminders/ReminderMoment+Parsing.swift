import CivilTime

/// Why a `remind` line cannot be read, with the remedy.
package struct InvalidReminderMoment: Error, Equatable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

extension ReminderMoment {
    /// Reads `N UNIT before|after [ANCHOR]`, `at ANCHOR`, `on the day`, `on the last day`, each with an optional
    /// `at HH:MM` where it counts in days, for an event of `shape`.
    package init(parsing text: String, for shape: Shape) throws(InvalidReminderMoment) {
        var words = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
        let time = try Self.takeTime(from: &words, of: text)
        switch words.first {
        case "on":
            self = try Self.onTheDay(words, time: time, of: text, for: shape)
        case "at":
            self = try Self.atAnchor(words, of: text, for: shape)
            guard time == nil || !shape.hasInstant else { throw .needsDays(text) }
            self.time = time
        default:
            self = try Self.counted(words, time: time, of: text, for: shape)
        }
    }

    /// Removes a trailing `at HH:MM`.
    private static func takeTime(
        from words: inout [String], of text: String
    ) throws(InvalidReminderMoment) -> TimeOfDay? {
        guard words.count >= 3, words[words.count - 2] == "at", let last = words.last else { return nil }
        guard let time = TimeOfDay(last) else {
            throw InvalidReminderMoment("\"\(last)\" in \"\(text)\" is not a time of day; expected one such as 08:00")
        }
        words.removeLast(2)
        return time
    }

    private static func onTheDay(
        _ words: [String], time: TimeOfDay?, of text: String, for shape: Shape
    ) throws(InvalidReminderMoment) -> ReminderMoment {
        switch words.dropFirst() {
        case ["the", "day"]: return ReminderMoment(.days(0), shape.standardAnchor, at: time)
        case ["the", "last", "day"]:
            // A bare day is its own last.
            let anchor = shape == .day ? shape.standardAnchor : shape.canonicalAnchor(.closing)
            return ReminderMoment(.days(0), anchor ?? shape.standardAnchor, at: time)
        default: throw .form(text)
        }
    }

    private static func atAnchor(
        _ words: [String], of text: String, for shape: Shape
    ) throws(InvalidReminderMoment) -> ReminderMoment {
        guard words.count == 2 else { throw .form(text) }
        return ReminderMoment(.at, try anchor(words[1], of: text, for: shape))
    }

    private static func counted(
        _ words: [String], time: TimeOfDay?, of text: String, for shape: Shape
    ) throws(InvalidReminderMoment) -> ReminderMoment {
        var rest = words[...]
        guard let count = rest.popFirst().flatMap({ Int($0) }), (1...5000).contains(count) else { throw .form(text) }
        let isWorking = rest.first == "working"
        if isWorking { rest.removeFirst() }
        guard let unit = rest.popFirst(), let direction = rest.popFirst() else { throw .form(text) }
        guard let sign = ["before": -1, "after": 1][direction] else { throw .form(text) }
        let offset = try offset(sign * count, unit, isWorking: isWorking, of: text)
        guard time == nil || !offset.isElapsed else { throw .needsDays(text) }
        guard rest.count <= 1 else { throw .form(text) }
        guard let word = rest.first else { return ReminderMoment(offset, shape.standardAnchor, at: time) }
        return ReminderMoment(offset, try anchor(word, of: text, for: shape), at: time)
    }

    private static func offset(
        _ count: Int, _ unit: String, isWorking: Bool, of text: String
    ) throws(InvalidReminderMoment) -> Offset {
        switch (unit, isWorking) {
        case ("day", true), ("days", true): return .workingDays(count)
        case ("minute", false), ("minutes", false): return .minutes(count)
        case ("hour", false), ("hours", false): return .minutes(60 * count)
        case ("day", false), ("days", false): return .days(count)
        case ("week", false), ("weeks", false): return .days(7 * count)
        default: throw .form(text)
        }
    }

    private static func anchor(
        _ word: String, of text: String, for shape: Shape
    ) throws(InvalidReminderMoment) -> Anchor {
        guard let named = Anchor(rawValue: word) else { throw .form(text) }
        guard let anchor = shape.canonicalAnchor(named) else {
            let names = shape.anchorNames.joined(separator: ", ")
            throw InvalidReminderMoment("\"\(text)\": this kind of event has no \"\(word)\"; expected one of \(names)")
        }
        return anchor
    }
}

extension ReminderMoment.Offset {
    fileprivate var isElapsed: Bool {
        if case .minutes = self { return true }
        return false
    }
}

extension Shape {
    /// Whether the moments of every event of this shape are instants; a deadline may be a bare day.
    fileprivate var hasInstant: Bool { self == .appointment || self == .recurring }
}

extension InvalidReminderMoment {
    fileprivate static func form(_ text: String) -> InvalidReminderMoment {
        InvalidReminderMoment(
            "\"\(text)\" is no time for a reminder; expected \"3 days before\", \"2 hours before start\", "
                + "\"1 working day after due\", \"at opening\", \"on the day\" or \"on the last day at 09:00\"")
    }

    fileprivate static func needsDays(_ text: String) -> InvalidReminderMoment {
        InvalidReminderMoment("\"\(text)\": a time of day goes only with days; remove \"at …\" or count in days")
    }
}
