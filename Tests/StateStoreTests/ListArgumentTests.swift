import Foundation
import GRDB
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `A list as one argument` {
    @Test func `brings each text back as it was`() throws {
        let texts = [
            "plain", "with \"quotes\"", "back\\slash\\\"", "tab\tand \u{1}\u{1F}", "ä😀", "", "new\r\nline", "%?1",
        ]
        let back = try memory().read { db in
            try db.values("SELECT value FROM json_each(?)", [ListArgument(texts)]) { try $0.value("value") as String }
        }
        #expect(back == texts)
    }

    @Test(arguments: [[], [7], [1, .max, .min, 0]] as [[Int64]])
    func `brings each number back as it was`(numbers: [Int64]) throws {
        let back = try memory().read { db in
            try db.values("SELECT value FROM json_each(?)", [ListArgument(numbers)]) { try $0.value("value") as Int64 }
        }
        #expect(back == numbers)
    }

    @Test func `finds people whose keys look like JSON`() throws {
        let store = try memory()
        let seminar = try #require(Identifier("graphs"))
        let key = "7\",\"8"
        let entries = [try makeEntry("Ada", id: key, email: "ada@example.org"), try makeEntry("Grace", id: "8")]
        _ = try store.importRoster(entries, into: seminar, digest: "1", at: start, allowingLargeRemoval: true)
        #expect(try store.personalLink(of: PersonID(key), in: seminar)?.person == PersonID(key))
        #expect(try store.participant(PersonID(key), of: seminar)?.name == "Ada")
    }
}
