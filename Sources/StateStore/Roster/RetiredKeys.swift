import GRDB
import SeminarCore

/// Keys that a confirmed file takes from somebody and gives to another.
extension Database {
    /// All that is kept of people.
    private static let tables = [
        "roster", "departure", "obligation_mark", "extension", "opt_out", "silence", "plan", "held_notice", "ledger",
        "outbox", "personal_stamp", "former_key",
    ]

    /// Keeps what is known under a key for the one whose it was, under a name that no file has: the next who comes with
    /// the key begins anew.
    ///
    /// The links that were mailed under the key are dead, as they say whose they are by it.
    func retire(_ claim: KeyClaim, in seminar: Identifier) throws {
        let former = PersonID(try unusedName(for: claim, in: seminar))
        for table in Self.tables {
            try run(
                "UPDATE \(table) SET person = ?3 WHERE seminar = ?1 AND person = ?2",
                [seminar.text, claim.key.text, former.text])
        }
        try run(
            "UPDATE roster SET number = person WHERE seminar = ? AND person = ?", [seminar.text, former.text])
        try run(
            "UPDATE former_key SET key = ?3 WHERE seminar = ?1 AND key = ?2",
            [seminar.text, claim.key.text, former.text])
        try run("DELETE FROM personal_link WHERE seminar = ? AND person = ?", [seminar.text, claim.key.text])
        try makePersonalLink(of: former, in: seminar)
    }

    private func unusedName(for claim: KeyClaim, in seminar: Identifier) throws -> String {
        let name = "\(claim.key), formerly of \(claim.owner.email)"
        var (candidate, number) = (name, 2)
        while try scalar(
            "SELECT 1 FROM personal_link WHERE seminar = ? AND person = ?", [seminar.text, candidate]) == 1
        {
            candidate = "\(name), \(number)"
            number += 1
        }
        return candidate
    }
}
