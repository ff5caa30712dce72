import GRDB
import SeminarCore

/// Which mails of the outbox are listed; what is nil does not restrict.
package struct MailFilter: Hashable, Sendable {
    package var states: Set<DeliveryState>?
    package var seminar: Identifier?
    package var person: PersonID?
    package var limit: Int?

    package init(
        states: Set<DeliveryState>? = nil, seminar: Identifier? = nil, person: PersonID? = nil, limit: Int? = nil
    ) {
        self.states = states
        self.seminar = seminar
        self.person = person
        self.limit = limit
    }
}

extension MailFilter {
    /// The condition as SQL, `WHERE` included.
    var condition: SQL {
        var conditions: [SQL] = []
        if let states { conditions.append("state IN \(states.map(\.rawValue).sorted())") }
        if let seminar { conditions.append("seminar = \(seminar.text)") }
        if let person { conditions.append("person = \(person.text)") }
        return conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
    }
}
