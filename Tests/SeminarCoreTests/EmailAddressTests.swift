import SeminarCore
import Testing

@Suite struct EmailAddressTests {
    @Test(arguments: ["ada@example.org", "a.b+tag@sub.example.org", "o'neil@example.org", "x@localhost"])
    func `an address is kept as it is written`(text: String) throws {
        #expect(try EmailAddress(parsing: text).description == text)
    }

    @Test(arguments: [
        ("ada@example.org\r\nBcc: all@example.org", InvalidEmailAddress.Reason.controlCharacter),
        ("ada\0@example.org", .controlCharacter), ("ada", .noDomain), ("ada@", .noDomain), ("", .noDomain),
        ("@example.org", .localPart), ("a da@example.org", .localPart), ("ada.@example.org", .localPart),
        ("\"a b\"@example.org", .localPart), ("<ada@example.org>", .localPart), ("ada@exa mple.org", .domain),
        ("ada@-x.org", .domain), ("ada@example..org", .domain), ("jürgen@example.org", .needsSMTPUTF8),
        ("ada@münchen.example", .internationalDomain),
    ])
    func `what cannot be an envelope's recipient is refused`(text: String, reason: InvalidEmailAddress.Reason) {
        #expect(throws: InvalidEmailAddress(reason)) { try EmailAddress(parsing: text) }
    }

    @Test func `case makes no other person, a tag does`() throws {
        #expect(try EmailAddress(parsing: "Ada@Example.ORG") == EmailAddress(parsing: "ada@example.org"))
        #expect(try EmailAddress(parsing: "ada+x@example.org") != EmailAddress(parsing: "ada@example.org"))
    }
}
