/// What a participant's own links are made from; who knows the token of one may act for the person.
package struct PersonalLink: Hashable, Sendable {
    /// By which it is found; it says nothing about the person and is never given to another.
    package var number: UInt32
    package var seminar: Identifier
    package var person: PersonID
    /// Raised when the links are changed: those of another generation are dead.
    package var generation: Int

    package init(number: UInt32, seminar: Identifier, person: PersonID, generation: Int) {
        self.number = number
        self.seminar = seminar
        self.person = person
        self.generation = generation
    }
}
