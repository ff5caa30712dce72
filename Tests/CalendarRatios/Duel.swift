/// Two ways to do the same work, measured in turns, so that whatever else the machine does meets both.
struct Duel {
    let name: String
    let ours: () throws -> Int
    let theirs: () throws -> Int

    private static let rounds = 7

    struct Unequal: Error, CustomStringConvertible {
        let description: String
    }

    /// The medians. Both sides say how much they made; what differs was not the same work.
    func result() throws -> (ours: Duration, theirs: Duration) {
        var times: (ours: [Duration], theirs: [Duration]) = ([], [])
        for round in 0...Self.rounds {
            let (ourTime, ourCount) = try Self.measured(ours)
            let (theirTime, theirCount) = try Self.measured(theirs)
            guard ourCount == theirCount else {
                throw Unequal(description: "\(name): we made \(ourCount), they \(theirCount)")
            }
            // The first round fills caches.
            guard round > 0 else { continue }
            times.ours.append(ourTime)
            times.theirs.append(theirTime)
        }
        return (Self.median(times.ours), Self.median(times.theirs))
    }

    private static func measured(_ work: () throws -> Int) rethrows -> (Duration, Int) {
        let clock = ContinuousClock()
        let start = clock.now
        let count = try work()
        return (start.duration(to: clock.now), count)
    }

    private static func median(_ times: [Duration]) -> Duration { times.sorted()[times.count / 2] }
}
