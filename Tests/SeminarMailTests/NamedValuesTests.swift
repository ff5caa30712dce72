import Testing

@testable import SeminarMail

/// The names that values say themselves are written by hand, and so may lack one.
@Suite struct `Names of values` {
    private static var examples: [any NamesItself] {
        let mail = MailValues.example
        let parts: [(any NamesItself)?] = [
            mail, mail.recipient, mail.seminar, mail.seminar?.website, mail.organisers.first, mail.items.first,
            mail.items.first?.debtors.first, mail.items.first?.excused.first, mail.changes.first,
        ]
        return parts.compactMap(\.self)
    }

    @Test func `are those of all properties`() {
        #expect(Self.examples.count == 9)
        for example in Self.examples {
            let properties = Mirror(reflecting: example).children.filter { !Self.isNil($0.value) }.compactMap(\.label)
            #expect(Set(example.names.keys) == Set(properties), "\(type(of: example))")
        }
    }

    @Test func `stand for the property and no other`() throws {
        let names = MailValues.LinkValues(text: "shown", target: "https://example.org").names
        #expect(names["text"] as? String == "shown" && names["target"] as? String == "https://example.org")
        let organiser = MailValues.OrganiserValues(name: "Ada", role: "main", email: "ada@example.org").names
        #expect(["name", "role", "email"].map { organiser[$0] as? String } == ["Ada", "main", "ada@example.org"])
    }

    @Test func `are not there where there is no value`() {
        #expect(MailValues.LinkValues(text: "shown", target: nil).names["target"] == nil)
    }

    private static func isNil(_ value: Any) -> Bool {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional && mirror.children.isEmpty
    }
}
