import Foundation
import GRDB
import SeminarCore

/// What commands and people themselves said about the people of a roster, beside its rows.
struct RosterCommands {
    /// When organisers took somebody out, or somebody de-registered.
    var departures: [PersonID: Date] = [:]
    var optOuts: [PersonID: Date] = [:]
    var done: [PersonID: Set<Identifier>] = [:]
    var extensions: [PersonID: [Identifier: AnchorPoint]] = [:]
}

extension Database {
    /// What was said of these, or of all.
    func rosterCommands(in scope: RosterScope) throws -> RosterCommands {
        let departures = try values("SELECT person, left_at FROM departure \(scope.condition)", scope.arguments) {
            (try $0.person(), try $0.instant("left_at"))
        }
        let optOuts = try values("SELECT person, opted_out_at FROM opt_out \(scope.condition)", scope.arguments) {
            (try $0.person(), try $0.instant("opted_out_at"))
        }
        let done = try values(
            "SELECT person, obligation FROM obligation_mark \(scope.condition) AND is_done", scope.arguments
        ) { (try $0.person(), Set([try $0.identifier("obligation")])) }
        let extensions = try values(
            "SELECT person, event, until FROM extension \(scope.condition)", scope.arguments
        ) { row in
            (try row.person(), [try row.identifier("event"): try row.parsed("until") { AnchorPoint($0) }])
        }
        return RosterCommands(
            departures: Dictionary(departures) { first, _ in first },
            optOuts: Dictionary(optOuts) { first, _ in first },
            done: Dictionary(done) { $0.union($1) },
            extensions: Dictionary(extensions) { $0.merging($1) { max($0, $1) } })
    }

    /// The roster's rows as they stand: a command's row wins over the file's, at the file's place; additions come last.
    /// What was said under a row's former keys counts for it.
    func participants(in scope: RosterScope) throws -> [Participant] {
        let rows = try rosterRows(in: scope).effective
        let former = try formerKeys(in: scope)
        let keys = scope.people.map { _ in rows.flatMap { [$0.entry.person] + former[$0.entry.person, default: []] } }
        let commands = try rosterCommands(in: RosterScope(seminar: scope.seminar, people: keys))
        return rows.map { Participant($0, former[$0.entry.person, default: []], commands) }
    }

    /// All rows that are one person with the one that has that key, or once had it.
    func rows(ofPerson key: PersonID, in seminar: Identifier) throws -> [Participant] {
        let current = try currentKey(of: key, in: seminar)
        let own = try rosterRows(in: RosterScope(seminar: seminar, people: [current])).effective
        guard let address = own.first?.entry.email else { return [] }
        return try rows(withAddress: address, in: seminar)
    }

    func rows(withAddress address: EmailAddress, in seminar: Identifier) throws -> [Participant] {
        let candidates = try values(
            "SELECT DISTINCT person FROM roster WHERE seminar = ? AND email = ? COLLATE NOCASE",
            [seminar.text, address.identity]
        ) { try $0.person() }
        // A command may have given a row of the file another address.
        return try participants(in: RosterScope(seminar: seminar, people: candidates)).filter { $0.email == address }
    }

    /// The person whom a key means, whichever of the person's rows or former keys it is.
    func participant(_ person: PersonID, of seminar: Identifier) throws -> Participant? {
        try rows(ofPerson: person, in: seminar).people.first
    }
}

extension [RosterRow] {
    /// One for each key.
    var effective: [RosterRow] {
        let replaced = Dictionary(filter { $0.layer == .command }.map { ($0.entry.person, $0) }) { _, last in last }
        var seen: Set<PersonID> = []
        return filter { seen.insert($0.entry.person).inserted }.map { replaced[$0.entry.person] ?? $0 }
    }
}

extension Participant {
    fileprivate init(_ row: RosterRow, _ formerKeys: [PersonID], _ commands: RosterCommands) {
        let entry = row.entry
        let keys = [entry.person] + formerKeys
        self.init(
            person: entry.person, otherKeys: formerKeys, name: entry.name, email: entry.email,
            language: entry.language, paper: entry.paper, talk: entry.talk, tags: entry.tags,
            enrolledAt: row.enrolledAt,
            leftAt: (keys.map { commands.departures[$0] } + [row.leftAt]).compactMap(\.self).min(),
            optedOutAt: keys.compactMap { commands.optOuts[$0] }.min(),
            done: keys.compactMap { commands.done[$0] }.reduce(into: []) { $0.formUnion($1) },
            extensions: keys.compactMap { commands.extensions[$0] }.reduce(into: [:]) { all, own in
                all.merge(own) { max($0, $1) }
            })
    }
}
