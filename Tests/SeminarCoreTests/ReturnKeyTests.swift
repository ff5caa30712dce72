import SeminarCore
import Testing

struct ReturnKeyTests {
    private let bounces: EmailAddress
    private let key = "0123456789abcdef0123456789abcdef"

    init() throws {
        bounces = try EmailAddress(parsing: "Bounces@Example.org")
    }

    @Test func `a mail's own return path is recognised, however its case was changed on the way`() throws {
        let path = try #require(bounces.returning(key: key))
        #expect(path.description == "Bounces+\(key)@Example.org")
        #expect(bounces.isReturnPath(path.description))
        #expect(bounces.isReturnPath(path.description.uppercased()))
    }

    @Test(arguments: [
        "bounces@example.org", "bounces+@example.org", "bounces+abc@example.org", "", "@", "bounces+",
        "bounces+0123456789abcdef0123456789abcdeg@example.org", "bounces+0123456789abcdef0123456789abcdef@example.com",
        "x+0123456789abcdef0123456789abcdef@example.org", "bounces+0123456789abcdef0123456789abcdef@example.org.evil",
        "bounces+%_23456789abcdef0123456789abcdef@example.org",
    ])
    func `what is no return path is not looked up`(text: String) {
        #expect(!bounces.isReturnPath(text))
    }

    @Test func `an address that is too long for a key is told before the first mail`() throws {
        let long = try EmailAddress(parsing: String(repeating: "b", count: 32) + "@example.org")
        #expect(long.returning(key: ReturnKey.sample) == nil)
    }
}
