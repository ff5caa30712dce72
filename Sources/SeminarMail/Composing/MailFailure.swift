/// Why a mail could not be composed: a value that must not stand in a header, or a template that is not there.
package struct MailFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
