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
        ("jörg@münchen.example", .needsSMTPUTF8), ("ada@☃.example", .internationalDomain),
        ("ada@a\u{200D}b.example", .internationalDomain), ("ada@x.\u{301}a.example", .internationalDomain),
        ("ada@ü--.example", .internationalDomain), ("ada@-ü.example", .internationalDomain),
        ("ada@ab--ü.example", .internationalDomain), ("ada@ü\u{202E}.example", .internationalDomain),
        ("ada@ü ü.example", .internationalDomain), ("ada@" + String(repeating: "ü", count: 60) + ".example", .domain),
        ("ada@ü..example", .domain),
    ])
    func `what cannot be an envelope's recipient is refused`(text: String, reason: InvalidEmailAddress.Reason) {
        #expect(throws: InvalidEmailAddress(reason)) { try EmailAddress(parsing: text) }
    }

    @Test(arguments: [
        ("münchen.example", "xn--mnchen-3ya.example"), ("MÜNCHEN.example", "xn--mnchen-3ya.example"),
        ("mu\u{308}nchen.example", "xn--mnchen-3ya.example"), ("straße.example", "xn--strae-oqa.example"),
        ("mail.bücher.example", "mail.xn--bcher-kva.example"), ("xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
        ("日本語。jp", "xn--wgv71a119e.jp"), ("ｅｘａｍｐｌｅ．ＯＲＧ", "example.org"), ("пример.рф", "xn--e1afmkfd.xn--p1ai"),
    ])
    func `an international domain is kept as mail carries it`(written: String, carried: String) throws {
        #expect(try EmailAddress(parsing: "ada@" + written).description == "ada@" + carried)
    }

    @Test func `whoever is written with the domain in either form is one person`() throws {
        #expect(try EmailAddress(parsing: "ada@München.example") == EmailAddress(parsing: "ADA@XN--mnchen-3ya.example"))
    }

    @Test func `case makes no other person, a tag does`() throws {
        #expect(try EmailAddress(parsing: "Ada@Example.ORG") == EmailAddress(parsing: "ada@example.org"))
        #expect(try EmailAddress(parsing: "ada+x@example.org") != EmailAddress(parsing: "ada@example.org"))
    }
}
