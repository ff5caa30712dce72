import CivilTime
import Foundation

/// One change of a zone's offset, as an observance will tell it.
struct ClockChange: Hashable {
    let at: Date
    /// What the clock shows when it is changed: 02:00, not 03:00.
    let wallTime: WallTime
    let offsetBefore: Int
    let offset: Int
    let kind: Observance.Kind
    let abbreviation: String

    /// What changes of one yearly rule have in common.
    struct Signature: Hashable {
        let month: Int
        let time: TimeOfDay
        let offsetBefore: Int
        let offset: Int
        let kind: Observance.Kind
        let abbreviation: String
    }

    var signature: Signature {
        Signature(
            month: wallTime.date.month, time: wallTime.time, offsetBefore: offsetBefore, offset: offset, kind: kind,
            abbreviation: abbreviation)
    }

    var year: Int { wallTime.date.year }

    /// This one, once.
    var observance: Observance {
        Observance(
            kind: kind, start: wallTime, offsetBefore: offsetBefore, offset: offset, abbreviation: abbreviation)
    }
}
