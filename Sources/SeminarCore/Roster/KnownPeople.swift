/// Whom a roster has or had, and under which keys: what a file of it is held against before it is taken over.
///
/// What is known of somebody is found under each key that was ever theirs. So a key must not become another person's
/// unseen: that one would be taken for the first, in marks, mails and links.
package struct KnownPeople: Hashable, Sendable {
    /// As file and commands have them; who has left is among them.
    private let rows: [PersonID: [RosterEntry]]
    private let holders: [EmailAddress: [RosterEntry]]
    /// Who has the key now that was theirs.
    private let successors: [PersonID: PersonID]

    /// - Parameter formerKeys: of each key that a row has those that it had before.
    package init(rows: [RosterEntry] = [], formerKeys: [PersonID: [PersonID]] = [:]) {
        self.rows = Dictionary(grouping: rows, by: \.person)
        holders = Dictionary(grouping: rows, by: \.email)
        successors = Dictionary(formerKeys.flatMap { now, keys in keys.map { ($0, now) } }) { first, _ in first }
    }

    /// The rows of a file whose key is another person's by all that they say.
    ///
    /// Of somebody with an id, either the address or the name has to be as it was. Where both went to another id's row,
    /// as when two are exchanged or all are numbered anew, nobody can tell what was meant.
    package func claims(in entries: [RosterEntry]) -> [KeyClaim] {
        let entries = entries.map(corrected)
        let addresses = Dictionary(entries.map { ($0.person, $0.email) }) { first, _ in first }
        return entries.compactMap { entry in
            claim(onFormerKeyBy: entry) ?? claim(onPresentKeyBy: entry) { addresses[$0] }
        }
    }

    /// A file's row with the address as a command has changed it: the file may go on with the former one.
    package func corrected(_ entry: RosterEntry) -> RosterEntry {
        guard entry.id == nil, let successor = successors[entry.person], let known = rows[successor]?.last,
            known.id == nil, known.hasName(of: entry)
        else { return entry }
        var corrected = entry
        corrected.email = known.email
        return corrected
    }

    /// The id was somebody's who has another one now, or the address that of somebody who was known by it.
    package func claim(onFormerKeyBy entry: RosterEntry) -> KeyClaim? {
        for key in [entry.person, PersonID(entry.email.identity)] {
            guard let successor = successors[key], successor != entry.person, let owners = rows[successor],
                !owners.contains(where: { $0.email == entry.email }), let owner = owners.last
            else { continue }
            return KeyClaim(entry: entry, key: key, owner: owner)
        }
        return nil
    }

    private func claim(
        onPresentKeyBy entry: RosterEntry, _ newAddress: (PersonID) -> EmailAddress?
    ) -> KeyClaim? {
        guard let owners = rows[entry.person], let owner = owners.last,
            !owners.contains(where: { $0.email == entry.email })
        else { return nil }
        guard owners.contains(where: { $0.hasName(of: entry) }) else {
            return KeyClaim(entry: entry, key: entry.person, owner: owner)
        }
        let namesake = holders[entry.email, default: []].first { holder in
            holder.person != entry.person && holder.hasName(of: entry) && newAddress(holder.person) != entry.email
        }
        return namesake.map { _ in KeyClaim(entry: entry, key: entry.person, owner: owner) }
    }
}
