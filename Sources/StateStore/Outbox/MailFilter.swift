import GRDB
import SeminarCore

/// Which mails of the outbox are listed; what is nil does not restrict.
package struct MailFilter: Hashable, Sendable {
    package var states: Set<DeliveryState>?
    package var seminar: Identifier?
    /// Of one person: ``Participant/keys``, as a mail stays under the key that it was made for.
    package var keys: [PersonID]?
    package var limit: Int?

    package init(
        states: Set<DeliveryState>? = nil, seminar: Identifier? = nil, keys: [PersonID]? = nil, limit: Int? = nil
    ) {
        self.states = states
        self.seminar = seminar
        self.keys = keys
        self.limit = limit
    }
}

extension MailFilter {
    /// The condition as SQL, `WHERE` included.
    var condition: SQL {
        var conditions: [SQL] = []
        if let states { conditions.append("state IN \(states.map(\.rawValue).sorted())") }
        if let seminar { conditions.append("seminar = \(seminar.text)") }
        if let keys { conditions.append("person IN \(keys.map(\.text))") }
        return conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
    }
}
