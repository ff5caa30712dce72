import Foundation

extension SeasonGenerator {
    /// For a while the machine's clock is an hour to a year ahead, or behind, while the service runs.
    mutating func wrongClocks(in season: inout Season) {
        guard chance.odds(3) else { return }
        let hour = 60.0 * 60
        let from = whileUp(in: season, after: season.begin).addingTimeInterval(29)
        let span = from..<from.addingTimeInterval(chance.pick([0.5, 6, 30, 100]) * hour)
        let ahead = chance.pick([1.1, 26, 365 * 24, -2, -26, -365 * 24]) * hour
        guard span.upperBound < season.end, !season.outages.contains(where: { $0.overlaps(span) }),
            season.outages.allSatisfy({ $0.upperBound != span.upperBound })
        else { return }
        let acts = season.acts.filter { span.contains($0.at) || $0.at == span.upperBound }
        // Nobody resumes while the clock is still wrong, to believe it would end a pause as well, and by one that is behind nobody does anything.
        guard acts.allSatisfy({ $0.kind != .resume }) else { return }
        let last = season.acts.last { $0.at < span.upperBound && [.pause, .resume].contains($0.kind) }
        guard last?.kind != .pause else { return }
        let dates = acts.map(\.at) + season.texts.map(\.at) + season.rows.map(\.enrolledAt)
        guard ahead > 0 || !dates.contains(where: span.contains) else { return }
        season.wrongClocks = [Season.WrongClock(span, ahead: ahead)]
    }
}
