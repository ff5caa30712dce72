import CivilTime
import Foundation

extension SeasonGenerator {
    /// Some have more time for something; some of that is changed or taken back, at once or later.
    mutating func extensions(in season: inout Season) {
        guard chance.odds(2) else { return }
        for _ in 0..<chance.number(1...2) {
            let row = chance.pick(season.rows)
            var at = whileUp(in: season, after: row.enrolledAt)
            if chance.odds(4), let edit = season.texts.last?.at, edit > row.enrolledAt {
                at = edit.addingTimeInterval(chance.pick([-111, 111]))
                if season.isDown(at: at) || at < row.enrolledAt { continue }
            }
            for _ in 0..<chance.number(1...3) {
                let texts = season.texts.last { $0.at <= at }
                guard let event = texts?.events.randomElement(using: &chance) else { break }
                let until = chance.odds(4) ? nil : laterEnd(than: event.shape)
                season.acts.append(.init(at: at, .extends(row.id, event: event.id, until: until)))
                at = chance.odds(3) ? at.addingTimeInterval(240) : whileUp(in: season, after: at)
                if season.isDown(at: at) || at > season.end { break }
            }
        }
    }

    /// Nil for what has no end that can be put off.
    private mutating func laterEnd(than shape: SeasonEvent.Shape) -> Season.End? {
        switch shape {
        case .days(_, let day): .day(day.adding(days: chance.number(1...9)))
        case .due(let day): chance.odds(3) ? .wall(laterWall(than: day)) : .day(day.adding(days: chance.number(1...9)))
        case .dueAt(let wall):
            chance.odds(3) ? .day(wall.date.adding(days: chance.number(0...9))) : .wall(laterWall(than: wall.date))
        default: nil
        }
    }

    private mutating func laterWall(than day: CivilDate) -> WallTime {
        existing(WallTime(date: day.adding(days: chance.number(1...9)), time: time()))
    }
}
