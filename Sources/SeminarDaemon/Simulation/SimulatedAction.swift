import Foundation
import SeminarCore
import SeminarFiles

/// What people do while a season passes.
package struct SimulatedAction: Sendable {
    package enum Deed: Sendable {
        /// Somebody, named by id, address or name, has done an obligation.
        case done(person: String, obligation: Identifier)
        /// The file takes the place of the seminar's own.
        case edit(file: String)
    }

    package var at: Date
    package var deed: Deed
    /// As it was asked for, for complaints.
    package var option: String

    package init(_ deed: Deed, at: Date, option: String) {
        self.deed = deed
        self.at = at
        self.option = option
    }
}

/// An action that has been found good: who and what it means is known.
struct PreparedAction {
    enum Deed {
        case done(person: PersonID, seminar: Identifier, obligation: Identifier)
        case edit(seminar: Identifier, text: String)
    }

    var at: Date
    var deed: Deed
}
