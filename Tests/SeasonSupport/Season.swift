import CivilTime
import Foundation

/// A season made up by chance: what the organisers write, who takes part, what people do, and what goes wrong.
///
/// It knows nothing of the product's types, so that the model that is computed from it shares no mistake with them.
package struct Season: Sendable {
    package var seed: UInt64
    package var zone: Zone
    package var holidays: [CivilDate] = []
    package var quietHours: (begin: TimeOfDay, end: TimeOfDay)?
    package var remindAt: TimeOfDay
    /// Addresses.
    package var organisers: [String]
    package var begin: Date
    package var end: Date
    /// What the file says, by since when; the first is in force from `begin` on.
    package var texts: [Text]
    package var rows: [Row]
    package var acts: [Act] = []
    /// The service is down, and starts again at the end of each.
    package var outages: [Range<Date>] = []
    /// The relay defers whatever it is given.
    package var deafRelay: [Range<Date>] = []
    /// The machine's clock is set wrong, and right again at the end of each.
    package var wrongClocks: [WrongClock] = []
    /// When the service is woken without any need.
    package var idleLooks: [Date] = []

    package init(
        seed: UInt64, zone: Zone, remindAt: TimeOfDay, organisers: [String], begin: Date, end: Date, texts: [Text],
        rows: [Row]
    ) {
        self.seed = seed
        self.zone = zone
        self.remindAt = remindAt
        self.organisers = organisers
        self.begin = begin
        self.end = end
        self.texts = texts
        self.rows = rows
    }

    package struct Text: Sendable {
        package var at: Date
        package var events: [SeasonEvent]

        package init(at: Date, events: [SeasonEvent]) {
            self.at = at
            self.events = events
        }
    }

    package struct WrongClock: Sendable {
        package var span: Range<Date>
        /// By how many seconds; what is over an hour ahead is believed only once somebody says so.
        package var ahead: TimeInterval

        package init(_ span: Range<Date>, ahead: TimeInterval) {
            self.span = span
            self.ahead = ahead
        }
    }

    /// A row of the roster.
    package struct Row: Sendable {
        package var id: String
        package var email: String
        package var enrolledAt: Date

        package init(id: String, email: String, enrolledAt: Date) {
            self.id = id
            self.email = email
            self.enrolledAt = enrolledAt
        }
    }

    /// What it names must all agree.
    package struct Silence: Hashable, Sendable {
        package var number: Int
        package var event: String?
        /// The id of a row, or an organiser's address.
        package var person: String?
        package var until: Date

        package init(number: Int, event: String?, person: String?, until: Date) {
            self.number = number
            self.event = event
            self.person = person
            self.until = until
        }
    }

    /// Until when somebody has time: the end of that day, or that moment.
    package enum End: Hashable, Sendable {
        case day(CivilDate)
        case wall(WallTime)

        package var text: String {
            switch self {
            case .day(let day): day.description
            case .wall(let wall): wall.description
            }
        }
    }

    package struct Act: Sendable {
        package enum Kind: Hashable, Sendable {
            case leaves(String)
            case optsOut(String)
            case optsIn(String)
            case does(String, obligation: String)
            case undoes(String, obligation: String)
            /// More time for an event, or no more than the others have.
            case extends(String, event: String, until: End?)
            case pause
            case resume
            case silences(Silence)
            /// Of that number, before its time.
            case endsSilence(Int)
        }

        package var at: Date
        package var kind: Kind

        package init(at: Date, _ kind: Kind) {
            self.at = at
            self.kind = kind
        }
    }

    /// Whom a silence is to name: who takes part and is an organiser too is named by the address, as that.
    package func nameToSilence(_ name: String) -> String {
        rows.first { $0.id == name && organisers.contains($0.email.lowercased()) }?.email.lowercased() ?? name
    }

    package func isDown(at instant: Date) -> Bool { outages.contains { $0.contains(instant) } }

    package func isDisbelieved(at instant: Date) -> Bool { wrongClocks.contains { $0.span.contains(instant) } }

    package func isDeaf(at instant: Date) -> Bool { deafRelay.contains { $0.contains(instant) } }

    /// When something happens that the service does not wake for by itself.
    package var scriptedInstants: [Date] {
        let all: [Date] =
            texts.map(\.at) + rows.map(\.enrolledAt) + acts.map(\.at) + outages.map(\.upperBound) + idleLooks + [end]
            + wrongClocks.flatMap { [$0.span.lowerBound, $0.span.upperBound] }
        return Set(all.filter { $0 > begin && $0 <= end && !isDown(at: $0) }).sorted()
    }
}
