import CivilTime

/// An entry of `remind` as an organiser writes it.
package struct SeasonReminder: Sendable, Hashable {
    package enum Offset: Sendable, Hashable {
        case at
        case minutes(Int)
        case days(Int)
        case workingDays(Int)
        case onTheDay
        case onTheLastDay
    }

    package enum Use: Sendable, Hashable {
        case day(CivilDate)
        case wall(WallTime)
        indirect case moment(SeasonReminder)
    }

    package var offset: Offset
    /// Nil leaves it to the shape.
    package var anchor: String?
    package var time: TimeOfDay?
    /// Nil leaves it to the event.
    package var to: String?
    package var useful: Use?
    /// `2 weeks` for 14 days, `120 minutes` for two hours.
    package var isSpeltOtherwise = false

    package init(_ offset: Offset, anchor: String? = nil, time: TimeOfDay? = nil) {
        self.offset = offset
        self.anchor = anchor
        self.time = time
    }

    /// As the file has it.
    package var text: String {
        let base: String
        switch offset {
        case .at: base = "at \(anchor ?? "start")"
        case .onTheDay: base = "on the day"
        case .onTheLastDay: base = "on the last day"
        case .minutes(let count):
            base = count % 60 == 0 && !isSpeltOtherwise ? counted(count / 60, "hours") : counted(count, "minutes")
        case .days(let count):
            base = count % 7 == 0 && isSpeltOtherwise ? counted(count / 7, "weeks") : counted(count, "days")
        case .workingDays(let count): base = counted(count, "working days")
        }
        return time.map { "\(base) at \($0)" } ?? base
    }

    private func counted(_ count: Int, _ unit: String) -> String {
        let direction = count < 0 ? "before" : "after"
        return ["\(count.magnitude) \(unit) \(direction)", anchor].compactMap(\.self).joined(separator: " ")
    }
}
