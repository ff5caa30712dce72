import SeminarCore
import Testing

/// What a roster's file may do with the keys that the roster has given.
@Suite struct KnownPeopleTests {
    private static let adas = (id: "11", name: "Ada Abel", email: "ada@example.org")
    private static let bobs = (id: "2", name: "Bob Berg", email: "bob@example.org")
    private static let cids = (id: "3", name: "Cid Clay", email: "cid@example.org")

    private func entry(_ line: String) throws -> RosterEntry {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return RosterEntry(
            id: cells[0].isEmpty ? nil : cells[0], name: cells[1], email: try EmailAddress(parsing: cells[2]))
    }

    /// Ada was 1, and known by her first address before that; Eve has no id.
    private func claims(_ lines: [String]) throws -> [String] {
        let rows = try [Self.adas, Self.bobs, Self.cids].map { try entry("\($0.id),\($0.name),\($0.email)") }
        let eve = try entry(",Eve Eaton,eve@example.org")
        let former = [PersonID("11"): [PersonID("1"), PersonID("abel@example.org")]]
        let known = KnownPeople(rows: rows + [eve], formerKeys: former)
        return known.claims(in: try lines.map(entry)).map { "\($0.key): \($0.entry.name), not \($0.owner.name)" }
    }

    @Test(arguments: [
        (["1,Zoe Zahn,zoe@example.org", "11,Ada Abel,ada@example.org"], ["1: Zoe Zahn, not Ada Abel"]),
        (["1,Ada Abel,new@example.org", "11,Ada Abel,ada@example.org"], ["1: Ada Abel, not Ada Abel"]),
        ([",Zoe Zahn,abel@example.org"], ["abel@example.org: Zoe Zahn, not Ada Abel"]),
        (["9,Zoe Zahn,abel@example.org"], ["abel@example.org: Zoe Zahn, not Ada Abel"]),
        (["2,Zoe Zahn,zoe@example.org"], ["2: Zoe Zahn, not Bob Berg"]),
        (["2,Cid Clay,cid@example.org", "4,Dan,dan@example.org"], ["2: Cid Clay, not Bob Berg"]),
        (
            ["2,Cid Clay,cid@example.org", "3,Bob Berg,bob@example.org"],
            ["2: Cid Clay, not Bob Berg", "3: Bob Berg, not Cid Clay"]
        ),
    ])
    func `another person's key is found`(lines: [String], expected: [String]) throws {
        #expect(try claims(lines) == expected)
    }

    @Test(arguments: [
        ["11,Ada Abel,new@example.org"], ["11,Ada King,ada@example.org"], ["11,Abel Ada B.,new@example.org"],
        ["1,Ada Abel,ada@example.org"], ["11,Ada Abel,abel@example.org"], ["12,Ada Abel,ada@example.org"],
        [",Ada Abel,ada@example.org"], ["5,Eve Eaton,eve@example.org"], ["5,Zoe Zahn,zoe@example.org"],
        ["2,Bob Berg,cid@example.org", "3,Cid Clay,bob@example.org"], [",Eva Eaton,eve@example.org"], [],
    ])
    func `corrections of one thing at a time, and new people, claim nothing`(lines: [String]) throws {
        #expect(try claims(lines) == [])
    }

    @Test func `of two who share a name an exchange is found by their addresses`() throws {
        let rows = try [("2", "one"), ("3", "two")].map { try entry("\($0.0),Anna Alt,\($0.1)@example.org") }
        let exchanged = try [("2", "two"), ("3", "one")].map { try entry("\($0.0),Anna Alt,\($0.1)@example.org") }
        #expect(KnownPeople(rows: rows).claims(in: exchanged).map(\.key.text) == ["2", "3"])
    }
}
