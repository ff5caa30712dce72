import SeasonSupport
import Testing

@testable import SeminarDaemon

/// Some of the seasons that chance makes up, with real files and a real state: what the plain rules say is what happens.
@Suite struct EngineSeasonTests {
    @Test(arguments: [(false, 12), (true, 4)])
    func `the engine decides as the plain rules do, dying after every look or never`(
        isMortal: Bool, count: UInt64
    ) async throws {
        let seeds = SeasonSeeds.chosen(usually: count)
        var tally: [String: Int] = [:]
        for seed in seeds {
            let service = try await EngineSeason(SeasonGenerator.season(seed: seed), isMortal: isMortal)
            try await service.run()
            let season = service.season
            let model = NaiveModel(season, noticeDelay: EngineSeason.noticeDelay).run(looks: service.looks).filter(
                \.isSeenFromOutside)
            let happened = SeasonEntry.sorted(service.entries, in: season)
            let expected = SeasonEntry.sorted(model, in: season)
            #expect(service.complaints == [])
            #expect(happened == expected, "\(season)")
            #expect(SeasonRules(season: season, entries: service.entries).complaint() == nil, "\(season)")
            guard happened == expected else { return }
            for rule in model.flatMap(\.notices) { tally[rule, default: 0] += 1 }
        }
        print("seasons \(seeds.lowerBound) to \(seeds.upperBound - 1), with \(tally.sorted { $0.key < $1.key })")
    }
}

extension SeasonEntry {
    /// What of changed dates the relay took.
    fileprivate var notices: [String] {
        guard case .attempt(let items, isAccepted: true) = kind else { return [] }
        return items.map(\.rule).filter { $0.hasPrefix("notice") }
    }

    /// Whether the service tells of it: decisions about what goes into no mail, and what the relay took.
    fileprivate var isSeenFromOutside: Bool {
        switch kind {
        case .decided, .attempt(_, isAccepted: true): true
        default: false
        }
    }
}
