import GRDB
import SeminarCore

/// The next moment of a rule, with the seminar whose rule it is.
package struct StoredPlan: Hashable, Sendable {
    package var seminar: Identifier
    package var reminder: PlannedReminder

    package init(seminar: Identifier, reminder: PlannedReminder) {
        self.seminar = seminar
        self.reminder = reminder
    }
}

extension StoredPlan {
    init(_ row: Row) throws {
        let person: String = try row.value("person")
        self.init(
            seminar: try row.identifier("seminar"),
            reminder: PlannedReminder(
                event: try row.identifier("event"), rule: try row.value("rule"),
                anchor: try row.parsed("anchor") { AnchorPoint($0) }, due: try row.instant("due"),
                usefulUntil: try row.instant("useful_until"), person: person.isEmpty ? nil : PersonID(person)))
    }
}
