/// How answers are shown to people: from which now times are counted, and on what.
package struct Presentation: Sendable {
    /// The daemon's own, which may be simulated; nil where it is not known.
    package let now: ControlTime?
    package let screen: Screen

    package init(now: ControlTime?, screen: Screen = .plain) {
        self.now = now
        self.screen = screen
    }

    /// `in 3 days · Wed 10 Mar 08:00`; what is no time stays as it is.
    package func time(_ text: String?) -> String {
        guard let text else { return "" }
        guard let time = ControlTime(text) else { return text }
        return joined(relative(time), "\(date(time)) \(clock(time))")
    }

    /// The days from `start` up to, not including, `end`: `in 3 days · Wed 10 Mar – Fri 12 Mar`.
    package func days(from start: String, to end: String) -> String {
        guard let first = ControlTime(start), let after = ControlTime(end) else { return "\(start) – \(end)" }
        let last = ControlTime.day(before: after)
        let span = last.dayNumber <= first.dayNumber ? date(first) : "\(date(first)) – \(date(last))"
        return joined(relativeDay(first, through: last), span)
    }

    /// `in 3 days · Mon 19 Apr 14:00 – 16:00`
    package func span(from start: String, to end: String, allDay: Bool) -> String {
        guard !allDay else { return days(from: start, to: end) }
        guard let first = ControlTime(start), let last = ControlTime(end) else { return time(start) }
        let ending = first.dayNumber == last.dayNumber ? clock(last) : "\(date(last)) \(clock(last))"
        return "\(time(start)) – \(ending)"
    }

    private func joined(_ relative: String?, _ absolute: String) -> String {
        relative.map { "\($0) · \(absolute)" } ?? absolute
    }

    /// The year is said where it is not the present one.
    private func date(_ time: ControlTime) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let day = "\(time.weekday) \(time.day) \(months[time.month - 1])"
        return time.year == now?.year ? day : "\(day) \(time.year)"
    }

    private func clock(_ time: ControlTime) -> String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(padded(time.hour)):\(padded(time.minute))"
    }

    private func relative(_ time: ControlTime) -> String? {
        guard let now else { return nil }
        let seconds = time.instant - now.instant
        let minutes = (abs(seconds) + 30) / 60
        if minutes == 0 { return "now" }
        if minutes < 60 { return phrase(minutes, "minute", isPast: seconds < 0) }
        if minutes < 12 * 60 { return phrase((minutes + 30) / 60, "hour", isPast: seconds < 0) }
        return relativeDays(time.dayNumber - now.dayNumber(atOffsetOf: time))
    }

    private func relativeDay(_ first: ControlTime, through last: ControlTime) -> String? {
        guard let now else { return nil }
        let today = now.dayNumber(atOffsetOf: first)
        let isRunning = first.dayNumber <= today && today <= last.dayNumber
        if isRunning, first.dayNumber < last.dayNumber { return "now" }
        return relativeDays((today <= first.dayNumber ? first : last).dayNumber - today)
    }

    private func relativeDays(_ days: Int) -> String {
        switch days {
        case 0: "today"
        case 1: "tomorrow"
        case -1: "yesterday"
        case -13...13: phrase(abs(days), "day", isPast: days < 0)
        case -69...69: phrase((abs(days) + 3) / 7, "week", isPast: days < 0)
        case -700...700: phrase(abs(days) * 12 / 365, "month", isPast: days < 0)
        default: phrase(abs(days) / 365, "year", isPast: days < 0)
        }
    }

    private func phrase(_ count: Int, _ unit: String, isPast: Bool) -> String {
        let amount = count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
        return isPast ? "\(amount) ago" : "in \(amount)"
    }
}
