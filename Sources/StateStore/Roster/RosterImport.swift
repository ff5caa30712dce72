import SeminarCore

/// What an import of a roster's file did, or would do where it waits for a confirmation.
package struct RosterImport: Hashable, Sendable {
    /// New people, and those who are back, by the keys of their rows.
    package var added: [PersonID]
    /// People with other data than before, another id included.
    package var changed: [PersonID]
    /// People who are no longer in the file: they have left.
    package var removed: [PersonID]
    package var unchanged: Int
    /// True where more than a fifth would be removed and nobody allowed that: then nothing was done.
    package var needsConfirmation: Bool
    /// Rows with another person's key that nobody allowed: then nothing was done.
    package var claims: [KeyClaim]

    package init(
        added: [PersonID] = [], changed: [PersonID] = [], removed: [PersonID] = [], unchanged: Int = 0,
        needsConfirmation: Bool = false, claims: [KeyClaim] = []
    ) {
        self.claims = claims
        self.added = added
        self.changed = changed
        self.removed = removed
        self.unchanged = unchanged
        self.needsConfirmation = needsConfirmation
    }
}

extension RosterImport {
    /// Compares the file's `entries`, each key once, with the rows that are `present` by the last import. Whose key
    /// changes and whose address stays is the same person.
    init(of entries: [RosterEntry], over present: [PersonID: RosterEntry], allowingLargeRemoval: Bool) {
        let incoming = Set(entries.map(\.person))
        let addresses = Set(entries.map(\.email))
        let vanished = present.filter { !incoming.contains($0.key) }
        let renamed = Set(vanished.values.map(\.email)).intersection(addresses)
        let known = entries.filter { present[$0.person] != nil || renamed.contains($0.email) }
        let changed = known.filter { present[$0.person] != $0 }.map(\.person)
        let removed = vanished.filter { !addresses.contains($0.value.email) }.keys.sorted()
        let knownKeys = Set(known.map(\.person))
        self.init(
            added: entries.map(\.person).filter { !knownKeys.contains($0) }, changed: changed, removed: removed,
            unchanged: known.count - changed.count,
            needsConfirmation: !allowingLargeRemoval && removed.count * 5 > present.count)
    }
}
