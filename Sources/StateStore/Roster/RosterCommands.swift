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
    /// Of one person, or of all.
    func rosterCommands(of seminar: Identifier, person: PersonID? = nil) throws -> RosterCommands {
        let scope = RosterScope(seminar: seminar, person: person)
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
            extensions: Dictionary(extensions) { $0.merging($1) { first, _ in first } })
    }

    /// The roster as it stands: a command's row wins over the file's, at the file's place; additions come last.
    func participants(of seminar: Identifier, person: PersonID? = nil) throws -> [Participant] {
        let rows = try rosterRows(of: seminar, person: person)
        let commands = try rosterCommands(of: seminar, person: person)
        let byCommand = rows.filter { $0.layer == .command }.map { ($0.entry.person, $0) }
        let replaced = Dictionary(byCommand) { _, last in last }
        var seen: Set<PersonID> = []
        return rows.filter { seen.insert($0.entry.person).inserted }.map { row in
            Participant(replaced[row.entry.person] ?? row, commands)
        }
    }

    func participant(_ person: PersonID, of seminar: Identifier) throws -> Participant? {
        try participants(of: seminar, person: person).first
    }
}

extension Participant {
    fileprivate init(_ row: RosterRow, _ commands: RosterCommands) {
        let entry = row.entry
        self.init(
            person: entry.person, name: entry.name, email: entry.email, language: entry.language, paper: entry.paper,
            talk: entry.talk, tags: entry.tags, enrolledAt: row.enrolledAt,
            leftAt: [commands.departures[entry.person], row.leftAt].compactMap(\.self).min(),
            optedOutAt: commands.optOuts[entry.person],
            done: commands.done[entry.person] ?? [], extensions: commands.extensions[entry.person] ?? [:])
    }
}
