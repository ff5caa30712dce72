import CivilTime
import GRDB
import SeminarCore

extension StateStore {
    /// What the seminar's calendar shows as cancelled since it has gone, also what it has shown for long enough.
    package func tombstones(of seminar: Identifier) throws(StateStoreError) -> [Tombstone] {
        try read { db in try db.tombstones(of: seminar) }
    }
}

extension Database {
    func tombstones(of seminar: Identifier) throws -> [Tombstone] {
        try values("SELECT * FROM tombstone WHERE seminar = ? ORDER BY event", [seminar.text]) { try Tombstone($0) }
    }

    func replaceTombstones(of seminar: Identifier, with tombstones: [Tombstone]) throws {
        try run("DELETE FROM tombstone WHERE seminar = ?", [seminar.text])
        for tombstone in tombstones {
            let (first, last) = tombstone.span.texts
            try run(
                "INSERT INTO tombstone (seminar, event, summary, first, last, removed_at) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    seminar.text, tombstone.event.text, tombstone.summary, first, last,
                    tombstone.removedAt.nanoseconds,
                ])
        }
    }
}

extension Tombstone {
    fileprivate init(_ row: Row) throws {
        let first: String = try row.value("first")
        let last: String = try row.value("last")
        guard let span = Occurrence(first: first, last: last) else {
            throw UnreadableValue(column: "first", value: first)
        }
        self.init(
            event: try row.identifier("event"), summary: try row.value("summary"), span: span,
            removedAt: try row.instant("removed_at"))
    }
}

extension Occurrence {
    /// Days, or wall times.
    fileprivate var texts: (first: String, last: String) {
        switch self {
        case .allDay(let from, let through): (from.description, through.description)
        case .timed(let from, let to): (from.description, to.description)
        }
    }

    fileprivate init?(first: String, last: String) {
        if let from = CivilDate(first), let through = CivilDate(last) {
            self = .allDay(from: from, through: through)
        } else if let from = WallTime(first), let to = WallTime(last) {
            self = .timed(from: from, to: to)
        } else {
            return nil
        }
    }
}
