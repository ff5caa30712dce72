import GRDB
import SeminarCore

/// Those rows of a roster that some people and addresses are about, and all that share an address with them; found for
/// many mails at once.
struct Namesakes {
    /// By whichever key somebody is asked for: the addresses that the person's row has.
    private var addresses: [PersonID: [String]]
    /// The rows that have an address, by its identity.
    private var places: [String: [RosterPlace]]
    private var participants: [PersonID: Participant]

    init(of people: Set<PersonID>, _ known: Set<EmailAddress>, in seminar: Identifier, _ db: Database) throws {
        addresses = try db.rosterAddresses(of: people, in: seminar)
        let identities = Set(known.map(\.identity)).union(addresses.values.joined())
        places = Dictionary(grouping: try db.rosterPlaces(ofAddresses: identities, in: seminar), by: \.address)
        let found = Set(places.values.joined().map(\.person)).sorted()
        let rows = try db.participants(in: RosterScope(seminar: seminar, people: found))
        participants = Dictionary(rows.map { ($0.person, $0) }) { first, _ in first }
    }

    /// In the roster's order.
    func of(_ people: Set<PersonID>, _ known: [EmailAddress]) -> [Participant] {
        let identities = Set(known.map(\.identity) + people.flatMap { addresses[$0] ?? [] })
        var found: [PersonID: RosterPlace] = [:]
        for place in identities.flatMap({ places[$0] ?? [] }) {
            found[place.person] = min(found[place.person] ?? place, place)
        }
        return found.values.sorted().compactMap { participants[$0.person] }
    }
}

extension Database {
    fileprivate func rosterAddresses(
        of people: Set<PersonID>, in seminar: Identifier
    ) throws -> [PersonID: [String]] {
        let keys = people.sorted()
        let current = Dictionary(
            try values(
                """
                SELECT key, person FROM former_key WHERE seminar = ? AND key IN (SELECT value FROM json_each(?))
                """, [seminar.text, ListArgument(keys.map(\.text))]
            ) { (try $0.person("key"), try $0.person()) }, uniquingKeysWith: { first, _ in first })
        let rows = try values(
            "SELECT person, email FROM roster WHERE seminar = ? AND person IN (SELECT value FROM json_each(?))",
            [seminar.text, ListArgument(Set(keys.map { current[$0] ?? $0 }).sorted().map(\.text))]
        ) { (person: try $0.person(), address: try $0.address("email").identity) }
        let addresses = Dictionary(grouping: rows, by: \.person).mapValues { $0.map(\.address) }
        return Dictionary(uniqueKeysWithValues: keys.map { ($0, addresses[current[$0] ?? $0] ?? []) })
    }

    fileprivate func rosterPlaces(ofAddresses identities: Set<String>, in seminar: Identifier) throws -> [RosterPlace] {
        try values(
            """
            SELECT person, email, layer, left_at IS NOT NULL AS has_left, position
            FROM json_each(?) AS known CROSS JOIN roster ON email = known.value COLLATE NOCASE AND seminar = ?
            """, [ListArgument(identities.sorted()), seminar.text]
        ) { try RosterPlace($0) }
    }
}

/// Where a row stands in its roster, and the address by which it was found.
private struct RosterPlace: Comparable {
    let person: PersonID
    let address: String
    private let layer: Int
    private let hasLeft: Bool
    private let position: Int

    init(_ row: Row) throws {
        person = try row.person()
        address = try row.address("email").identity
        layer = try row.value("layer")
        hasLeft = try row.value("has_left")
        position = try row.value("position")
    }

    static func < (one: RosterPlace, other: RosterPlace) -> Bool {
        (one.layer, one.hasLeft ? 1 : 0, one.position, one.person)
            < (other.layer, other.hasLeft ? 1 : 0, other.position, other.person)
    }
}
