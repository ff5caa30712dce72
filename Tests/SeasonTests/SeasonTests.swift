import Foundation
import SeasonSupport
import Testing

/// Thousands of seasons that chance has made up. `SEMINARD_SEASONS=20000` tries so many, `SEMINARD_SEASONS=1@4711` that
/// of one seed again, `SEMINARD_SEASONS=500@4711` those from it on.
@Suite struct SeasonTests {
    @Test(arguments: [0, 1])
    func `the product decides as the plain rules do, in every season`(half: UInt64) throws {
        let seeds = SeasonSeeds.chosen
        print("seasons \(seeds.lowerBound) to \(seeds.upperBound - 1)")
        for seed in seeds where seed % 2 == half {
            let season = try SeasonGenerator.season(seed: seed)
            guard complaint(about: season) != nil else { continue }
            let small = try SeasonShrinker.shrunk(season) { try SeasonCheck.complaint(about: $0) != nil }
            Issue.record("\(complaint(about: small) ?? "")\n\(small)")
            return
        }
    }

    @Test func `silences of every kind occur in a good share of the seasons`() throws {
        let seasons = try (1...UInt64(300)).map { try SeasonGenerator.season(seed: $0) }
        let silences = seasons.map { season in
            season.acts.compactMap { if case .silences(let silence) = $0.kind { silence } else { nil } }
        }
        func share(_ isMeant: (Season.Silence) -> Bool) -> Int { silences.count { $0.contains(where: isMeant) } }
        let shares = [
            share { $0.event != nil }, share { $0.person != nil }, share { $0.event == nil && $0.person == nil },
            seasons.count { $0.acts.contains { if case .endsSilence = $0.kind { true } else { false } } },
        ]
        #expect(shares.allSatisfy { $0 >= 30 }, "\(shares) of 300")
    }

    @Test func `what is undone, more time and wrong clocks occur in a good share of the seasons`() throws {
        let seasons = try (1...UInt64(300)).map { try SeasonGenerator.season(seed: $0) }
        func share(_ isMeant: (Season.Act.Kind) -> Bool) -> Int {
            seasons.count { season in season.acts.contains { isMeant($0.kind) } }
        }
        let shares = [
            share { if case .undoes = $0 { true } else { false } },
            share { if case .optsIn = $0 { true } else { false } },
            share { if case .extends(_, _, until: .some) = $0 { true } else { false } },
            share { if case .extends(_, _, until: nil) = $0 { true } else { false } },
            seasons.count { $0.wrongClocks.contains { $0.ahead > 0 } },
            seasons.count { $0.wrongClocks.contains { $0.ahead < 0 } },
        ]
        #expect(shares.allSatisfy { $0 >= 15 }, "\(shares) of 300")
    }

    private func complaint(about season: Season) -> String? {
        do {
            return try SeasonCheck.complaint(about: season)
        } catch {
            return "\(error)"
        }
    }
}
