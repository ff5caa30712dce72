import CivilTime
import Foundation

extension SeasonGenerator {
    mutating func event(_ number: Int) -> SeasonEvent {
        let shape = shape()
        let obligation = chance.odds(2) ? chance.pick(["report", "slides"]) : nil
        var event = SeasonEvent(
            id: "event-\(number)", summary: "Event \(number)", shape: shape, obligation: obligation, reminders: [])
        if chance.odds(6) { event.audience = chance.pick(["all", "organisers"]) }
        for _ in 0..<chance.number(1...3) {
            let reminder = reminder(of: event)
            let identity = NaiveTimes.identity(of: reminder, of: event)
            if !event.reminders.contains(where: { NaiveTimes.identity(of: $0, of: event) == identity }) {
                event.reminders.append(reminder)
            }
        }
        return event
    }

    mutating func shape() -> SeasonEvent.Shape {
        let first = date(within: -4...8)
        let last = first.adding(days: chance.number(1...9))
        switch chance.number(0...9) {
        case 0: return .day(first)
        case 1: return .days(first, through: last)
        case 2: return appointment(on: first)
        case 3, 4: return .due(first)
        case 5, 6: return .dueAt(existing(WallTime(date: first, time: time())))
        case 7:
            return .undecided(first, and: last, decideBy: first.adding(days: -chance.number(0...4)))
        case 8: return weekly(from: first)
        default: return rule(from: first)
        }
    }

    /// A file may name no wall time that its zone leaves out.
    func existing(_ wall: WallTime) -> WallTime { zone.wallTime(at: zone.instant(wall)) }

    private mutating func appointment(on date: CivilDate) -> SeasonEvent.Shape {
        let start = existing(WallTime(date: date, time: time()))
        return .appointment(start, to: zone.end(of: start, lasting: chance.number(1...20) * 15))
    }

    private mutating func weekly(from first: CivilDate) -> SeasonEvent.Shape {
        let days = Set((0...chance.number(0...2)).map { _ in chance.pick(Weekday.allCases) })
        let begin = time()
        let latest = TimeOfDay(hour: 23, minute: 59) ?? begin
        let later = TimeOfDay(hour: min(begin.hour + chance.number(1...3), 23), minute: 55) ?? latest
        let except = chance.odds(2) ? [date(within: -4...12)] : []
        return .weekly(
            days.sorted(), from: first, through: first.adding(days: 30), begin: begin, end: later, except: except)
    }

    private mutating func rule(from first: CivilDate) -> SeasonEvent.Shape {
        let rules = [
            "FREQ=DAILY;COUNT=5", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,SU;COUNT=6", "FREQ=MONTHLY;BYDAY=1SU",
            "FREQ=HOURLY;INTERVAL=7;COUNT=20", "FREQ=WEEKLY",
        ]
        let start = existing(WallTime(date: first, time: time()))
        // By the wall each is to end after it begins, also where the clocks are set back meanwhile.
        let end = zone.end(of: start, lasting: chance.number(1...8) * 15 + (start.time.hour < 4 ? 75 : 0))
        let except = chance.odds(3) ? [first.adding(days: chance.number(1...7))] : []
        return .rule(chance.pick(rules), start: start, end: end, except: except)
    }

    mutating func reminder(of event: SeasonEvent) -> SeasonReminder {
        var reminder = moment(of: event.shape)
        let audiences = ["enrolled", "organisers", "all"] + (event.obligation == nil ? [] : ["owing", "owing"])
        if chance.odds(2) { reminder.to = chance.pick(audiences) }
        if chance.odds(5) { reminder.useful = useful(of: event.shape) }
        return reminder
    }

    private mutating func moment(of shape: SeasonEvent.Shape) -> SeasonReminder {
        let anchor = chance.odds(2) ? chance.pick(shape.anchors) : nil
        let sign = chance.odds(4) ? 1 : -1
        var moment: SeasonReminder
        switch chance.number(0...9) {
        case 0: moment = SeasonReminder(.at, anchor: anchor ?? shape.usualAnchor)
        case 1: moment = SeasonReminder(.onTheDay)
        case 2: moment = SeasonReminder(.onTheLastDay)
        case 3, 4: moment = SeasonReminder(.minutes(sign * 15 * chance.number(1...300)), anchor: anchor)
        case 5, 6: moment = SeasonReminder(.workingDays(sign * chance.number(1...6)), anchor: anchor)
        default: moment = SeasonReminder(.days(sign * chance.pick([1, 1, 2, 3, 7, 7])), anchor: anchor)
        }
        moment.isSpeltOtherwise = chance.odds(3)
        if moment.mayNameTime(of: shape), chance.odds(3) { moment.time = time() }
        return moment
    }

    private mutating func useful(of shape: SeasonEvent.Shape) -> SeasonReminder.Use {
        switch chance.number(0...3) {
        case 0: return .day(date(within: -4...12))
        case 1: return .wall(existing(wall(within: -4...12)))
        default: return .moment(moment(of: shape))
        }
    }
}

extension SeasonReminder {
    fileprivate func mayNameTime(of shape: SeasonEvent.Shape) -> Bool {
        switch offset {
        case .minutes: false
        case .at: !shape.isTimed
        case .days, .workingDays, .onTheDay, .onTheLastDay: true
        }
    }
}

extension Zone {
    /// Later on the wall, too: what takes place while the clocks are set back is made to last beyond that.
    func end(of start: WallTime, lasting minutes: Int) -> WallTime {
        let end = wallTime(at: instant(start).addingTimeInterval(Double(minutes * 60)))
        return start < end ? end : wallTime(at: instant(start).addingTimeInterval(Double((minutes + 120) * 60)))
    }
}
