import SeminarCore
import Testing

@testable import SeminarDaemon

@Suite struct LinkTokenTests {
    private let tokens = LinkTokens(secret: Array("secret".utf8))
    private let ada: PersonalLink

    init() throws {
        ada = PersonalLink(
            number: 7, seminar: try #require(Identifier("graphs")), person: PersonID("ada@example.org"), generation: 0)
    }

    private func link(_ token: String, among links: [PersonalLink]) -> PersonalLink? {
        tokens.link(token) { number in links.first { $0.number == number } }
    }

    @Test func `a token leads to its link, and is letters and digits that say nothing of the person`() throws {
        let token = tokens.token(for: ada)
        #expect(token.wholeMatch(of: /[a-z2-7]{32}/) != nil)
        #expect(link(token, among: [ada]) == ada)
        #expect(!token.contains("ada"))
        #expect(LinkTokens(secret: Array("secret".utf8)).token(for: ada) == token)
    }

    @Test func `another generation, person, seminar or secret has another token`() throws {
        var others = [ada, ada, ada]
        others[0].generation = 1
        others[1].person = PersonID("emmy@example.org")
        others[2].seminar = try #require(Identifier("trees"))
        for other in others {
            #expect(tokens.token(for: other) != tokens.token(for: ada))
            #expect(link(tokens.token(for: ada), among: [other]) == nil)
        }
        let forged = LinkTokens(secret: Array("guess".utf8)).token(for: ada)
        #expect(link(forged, among: [ada]) == nil)
    }

    @Test func `a token with any one letter changed leads nowhere`() throws {
        let token = Array(tokens.token(for: ada))
        for index in token.indices {
            var changed = token
            changed[index] = changed[index] == "a" ? "b" : "a"
            #expect(link(String(changed), among: [ada]) == nil)
        }
    }

    @Test(arguments: ["", "a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ÄÖÜ", "../../etc/passwd", "0189", " "])
    func `what is no token leads nowhere`(text: String) {
        #expect(link(text, among: [ada]) == nil)
    }

    @Test func `there is one spelling of a token`() {
        let token = tokens.token(for: ada)
        for other in [token.uppercased(), token + "a", String(token.dropLast()), token + "=", " " + token] {
            #expect(link(other, among: [ada]) == nil)
        }
    }

    @Test(arguments: [
        ("", ""), ("f", "my"), ("fo", "mzxq"), ("foo", "mzxw6"), ("foob", "mzxw6yq"), ("foobar", "mzxw6ytboi"),
    ])
    func `base 32 is that of RFC 4648`(plain: String, coded: String) {
        #expect(Base32.text(of: Array(plain.utf8)) == coded)
        #expect(Base32.bytes(of: coded) == Array(plain.utf8))
    }
}
