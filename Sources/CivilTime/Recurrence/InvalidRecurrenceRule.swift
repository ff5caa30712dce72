/// What is wrong with a recurrence rule, and what to write instead.
package struct InvalidRecurrenceRule: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
