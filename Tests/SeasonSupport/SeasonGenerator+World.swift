import CivilTime
import Foundation

extension SeasonGenerator {
    /// An hour, a night or a week without the service, and hours without the relay.
    mutating func trouble(in season: inout Season) {
        let hour = 60.0 * 60
        if chance.odds(2) {
            let from = instant(within: season.begin..<season.end)
            let length = chance.pick([1, 11, 7 * 24]) * hour
            season.outages = [from..<min(from.addingTimeInterval(length), season.end)]
        }
        if chance.odds(3) {
            let from = instant(within: season.begin..<season.end)
            season.deafRelay = [from..<from.addingTimeInterval(chance.pick([1, 14, 72]) * hour)]
        }
        if chance.odds(3) {
            season.idleLooks = (0...chance.number(1...6)).map { _ in instant(within: season.begin..<season.end) }
        }
    }

    /// Whoever edits a file may do it while the service is down; it is read at the next start.
    mutating func edits(in season: inout Season) {
        guard chance.odds(2) else { return }
        var at = season.begin
        for _ in 0..<chance.number(1...3) {
            // Some are corrected soon.
            at = chance.odds(3) && at > season.begin ? at.addingTimeInterval(240) : instant(within: at..<season.end)
            if let outage = season.outages.first(where: { $0.contains(at) }) { at = outage.upperBound }
            guard let last = season.texts.last, at > last.at, at < season.end else { return }
            let isTakenBack = season.texts.count > 1 && chance.odds(3)
            let events = isTakenBack ? season.texts[season.texts.count - 2].events : edited(last.events)
            season.texts.append(Season.Text(at: at, events: events))
            // Somebody comes who has seen no older date.
            if chance.odds(4), season.rows.count > 1, let last = season.rows.indices.last {
                season.rows[last].enrolledAt = at.addingTimeInterval(121)
            }
        }
    }

    private mutating func edited(_ events: [SeasonEvent]) -> [SeasonEvent] {
        guard !events.isEmpty else { return [event(9)] }
        var events = events
        let place = chance.number(0...events.count - 1)
        switch chance.number(0...6) {
        case 0: events[place].summary += ", corrected"
        case 1: events[place].isCancelled.toggle()
        case 2: events.remove(at: place)
        case 3: events.append(event(events.count + 5))
        case 4: move(&events[place], by: chance.pick([-3, -1, 1, 2, 7]))
        case 5: changeTime(of: &events[place])
        default: events[place].reminders = event(1, like: events[place]).reminders
        }
        return events
    }

    /// What is fixed at last has other moments than it had: reminders that it cannot have are left out.
    private func move(_ event: inout SeasonEvent, by days: Int) {
        event.shape = event.shape.moved(by: days, in: zone)
        guard case .day = event.shape else { return }
        var seen: Set<String> = []
        let fitting = event.reminders.filter { $0.anchor != "due" && $0.useful == nil }
        event.reminders = fitting.filter { seen.insert(NaiveTimes.identity(of: $0, of: event)).inserted }
    }

    /// Other rules for the same event.
    private mutating func event(_ number: Int, like event: SeasonEvent) -> SeasonEvent {
        var event = event
        var reminders: [SeasonReminder] = event.reminders.dropFirst().map(\.self)
        let new = reminder(of: event)
        let identity = NaiveTimes.identity(of: new, of: event)
        if !reminders.contains(where: { NaiveTimes.identity(of: $0, of: event) == identity }) { reminders.append(new) }
        event.reminders = reminders
        return event
    }

    /// The same rule at another time of the day, or in other words.
    private mutating func changeTime(of event: inout SeasonEvent) {
        guard !event.reminders.isEmpty else { return }
        event.reminders[0].isSpeltOtherwise.toggle()
        if event.reminders[0].time != nil { event.reminders[0].time = time() }
    }

    /// What people do by commands, for which the service must run.
    mutating func acts(in season: inout Season) {
        for _ in 0..<chance.number(0...4) {
            let row = chance.pick(season.rows)
            let at = whileUp(in: season, after: row.enrolledAt)
            let obligation = chance.pick(["report", "slides"])
            switch chance.number(0...7) {
            case 0 where !isShared(row, in: season): season.acts.append(.init(at: at, .leaves(row.id)))
            case 1: change(.optsOut(row.id), back: .optsIn(row.id), at: at, in: &season)
            case 2, 3, 4, 5:
                let name = row.id
                let (done, undone) = (
                    Season.Act.Kind.does(name, obligation: obligation),
                    Season.Act.Kind.undoes(name, obligation: obligation)
                )
                change(done, back: undone, at: at, in: &season)
            default: pause(in: &season, at: at)
            }
        }
        if chance.odds(2) { silences(in: &season) }
        for place in season.rows.indices {
            let at = season.rows[place].enrolledAt
            guard let outage = season.outages.first(where: { $0.contains(at) }) else { continue }
            season.rows[place].enrolledAt = outage.upperBound
        }
    }

    private func isShared(_ row: Season.Row, in season: Season) -> Bool {
        season.rows.contains { $0.id != row.id && $0.email.lowercased() == row.email.lowercased() }
    }

    /// Half of what people say they take back, some by another row of theirs, and some of that they say again.
    private mutating func change(
        _ kind: Season.Act.Kind, back: Season.Act.Kind, at: Date, in season: inout Season
    ) {
        season.acts.append(.init(at: at, kind))
        guard chance.odds(2) else { return }
        let later = whileUp(in: season, after: at)
        season.acts.append(.init(at: later, back))
        if chance.odds(4) { season.acts.append(.init(at: whileUp(in: season, after: later), kind)) }
    }

    private mutating func pause(in season: inout Season, at: Date) {
        season.acts.append(.init(at: at, .pause))
        season.acts.append(.init(at: whileUp(in: season, after: at), .resume))
    }

    /// Of the seminar, of an event, of somebody, or of both; some are ended before their time.
    private mutating func silences(in season: inout Season) {
        for number in 1...chance.number(1...2) {
            let at = whileUp(in: season, after: season.begin)
            var until = at.addingTimeInterval(chance.pick([0.5, 5, 26, 80, 300]) * 60 * 60 + 7)
            if chance.odds(4), let edit = season.texts.last?.at, at < edit { until = edit.addingTimeInterval(199) }
            let event = chance.odds(2) ? "event-\(chance.number(1...2))" : nil
            let person = chance.odds(2) ? silenceable(in: season, at: at).randomElement(using: &chance) : nil
            let silence = Season.Silence(number: number, event: event, person: person, until: until)
            season.acts.append(.init(at: at, .silences(silence)))
            guard chance.odds(3) else { continue }
            season.acts.append(.init(at: whileUp(in: season, after: at), .endsSilence(number)))
        }
    }

    /// Whoever has two rows, or is an organiser as well, is silenced by any of the names.
    private func silenceable(in season: Season, at instant: Date) -> [String] {
        season.rows.filter { $0.enrolledAt <= instant }.map(\.id) + season.organisers
    }

    mutating func whileUp(in season: Season, after: Date) -> Date {
        let begin = max(after, season.begin)
        let at = instant(within: begin..<max(season.end, begin.addingTimeInterval(600)))
        guard let outage = season.outages.first(where: { $0.contains(at) }) else { return at }
        return outage.upperBound.addingTimeInterval(71)
    }
}

extension SeasonEvent.Shape {
    /// The same, some days later or earlier.
    func moved(by days: Int, in zone: Zone) -> SeasonEvent.Shape {
        func day(_ date: CivilDate) -> CivilDate { date.adding(days: days) }
        func wall(_ wall: WallTime) -> WallTime {
            zone.wallTime(at: zone.instant(WallTime(date: day(wall.date), time: wall.time)))
        }
        switch self {
        case .day(let date): return .day(day(date))
        case .days(let from, let through): return .days(day(from), through: day(through))
        case .due(let date): return .due(day(date))
        case .dueAt(let at): return .dueAt(wall(at))
        case .undecided(let from, _, _): return .day(day(from))
        case .appointment(let start, let end):
            let length = zone.instant(end).timeIntervalSince(zone.instant(start))
            let moved = wall(start)
            return .appointment(moved, to: zone.end(of: moved, lasting: Int(length / 60)))
        case .weekly(let weekdays, let from, let through, let begin, let end, let except):
            return .weekly(weekdays, from: from, through: through, begin: begin, end: end, except: except + [day(from)])
        case .rule(let rule, let start, let end, let except):
            return .rule(rule, start: start, end: end, except: except + [start.date.adding(days: max(days, 1))])
        }
    }
}
