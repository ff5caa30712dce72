import SeminarCore

/// What an import of a roster's file did, or would do where it waits for a confirmation.
package struct RosterImport: Hashable, Sendable {
    /// New people, and those who are back.
    package var added: [PersonID]
    /// People with other data than before.
    package var changed: [PersonID]
    /// People who are no longer in the file: they have left.
    package var removed: [PersonID]
    package var unchanged: Int
    /// True where more than a fifth would be removed and nobody allowed that: then nothing was done.
    package var needsConfirmation: Bool

    package init(
        added: [PersonID] = [], changed: [PersonID] = [], removed: [PersonID] = [], unchanged: Int = 0,
        needsConfirmation: Bool = false
    ) {
        self.added = added
        self.changed = changed
        self.removed = removed
        self.unchanged = unchanged
        self.needsConfirmation = needsConfirmation
    }
}

extension RosterImport {
    /// Compares the file's `entries`, each person once, with the people who are `present` by the last import.
    init(of entries: [RosterEntry], over present: [PersonID: RosterEntry], allowingLargeRemoval: Bool) {
        let incoming = Set(entries.map(\.person))
        let known = entries.filter { present[$0.person] != nil }
        let changed = known.filter { present[$0.person] != $0 }.map(\.person)
        let removed = present.keys.filter { !incoming.contains($0) }.sorted()
        self.init(
            added: entries.map(\.person).filter { present[$0] == nil }, changed: changed, removed: removed,
            unchanged: known.count - changed.count,
            needsConfirmation: !allowingLargeRemoval && removed.count * 5 > present.count)
    }
}
