import CivilTime
import Foundation
import SeminarCore

/// A zone's name beside a time of day: `CEST, Europe/Berlin`, `MESZ, Europe/Berlin`.
struct ZoneWording {
    private let language: Language

    init(_ language: Language) { self.language = language }

    func name(of zone: Zone, at instant: Date) -> String {
        let abbreviation = zone.abbreviation(at: instant)
        // Zones without an abbreviation of their own have digits, and UTC needs no second name.
        guard abbreviation != zone.identifier else { return abbreviation }
        guard abbreviation.first?.isLetter == true else { return "UTC\(abbreviation), \(zone.identifier)" }
        return "\(localized(abbreviation)), \(zone.identifier)"
    }

    /// `CEST`; `UTC+03` where the zone has no letters of its own.
    func abbreviation(of zone: Zone, at instant: Date) -> String {
        let abbreviation = zone.abbreviation(at: instant)
        return abbreviation.first?.isLetter == true ? localized(abbreviation) : "UTC\(abbreviation)"
    }

    private func localized(_ abbreviation: String) -> String {
        guard language == .german else { return abbreviation }
        return ["CET": "MEZ", "CEST": "MESZ", "WET": "WEZ", "WEST": "WESZ", "EET": "OEZ", "EEST": "OESZ"][abbreviation]
            ?? abbreviation
    }
}
