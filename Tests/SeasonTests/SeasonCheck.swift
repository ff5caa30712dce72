import Foundation
import SeasonSupport

/// What is wrong with how the product lived through a season, if anything.
enum SeasonCheck {
    static func complaint(about season: Season) throws -> String? {
        let service = try CoreService(season)
        try service.run()
        let model = NaiveModel(season).run(looks: service.looks)
        if let difference = difference(service.entries, model, in: season) { return difference }
        return try SeasonRules(season: season, entries: service.entries).complaint()
            ?? restlessness(season, service.entries)
    }

    /// To be woken without need changes nothing.
    private static func restlessness(_ season: Season, _ entries: [SeasonEntry]) throws -> String? {
        guard !season.idleLooks.isEmpty else { return nil }
        var quiet = season
        quiet.idleLooks = []
        let service = try CoreService(quiet)
        try service.run()
        return difference(entries, service.entries, in: season)
    }

    private static func difference(
        _ product: [SeasonEntry], _ model: [SeasonEntry], in season: Season
    ) -> String? {
        func counted(_ entries: [SeasonEntry]) -> [SeasonEntry: Int] {
            Dictionary(entries.map { ($0, 1) }, uniquingKeysWith: +)
        }
        guard counted(product) != counted(model) else { return nil }
        let (product, model) = (SeasonEntry.sorted(product, in: season), SeasonEntry.sorted(model, in: season))
        let (onlyProduct, onlyModel) = (Set(product).subtracting(model), Set(model).subtracting(product))
        let lines =
            onlyProduct.sorted().map { "product alone: \($0)" } + onlyModel.sorted().map { "model alone:   \($0)" }
        return (lines + ["", "the model's season:"] + model).joined(separator: "\n")
    }
}
