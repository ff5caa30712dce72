/// That a row of a roster's file claims a key that is, or was, somebody else's.
package struct KeyClaim: Hashable, Sendable {
    package var entry: RosterEntry
    /// The id, or the address of somebody who was known by it.
    package var key: PersonID
    /// Whose it is, as the roster has that person now.
    package var owner: RosterEntry

    package init(entry: RosterEntry, key: PersonID, owner: RosterEntry) {
        self.entry = entry
        self.key = key
        self.owner = owner
    }

    private var isAddress: Bool { key.text == entry.email.identity }

    /// A sentence without its end.
    package var what: String {
        let subject = "the \(isAddress ? "address" : "id") \(key)"
        let whose = "\(owner.name)'s (\(owner.email))"
        guard owner.person == key else { return "\(subject) was \(whose), who has \(owner.person) now" }
        return "\(subject) is \(whose), and this row has another name and another address"
    }

    package var remedy: String {
        if isAddress, entry.hasName(of: owner) { return "write \(owner.email) there, or remove the row" }
        let own = "give \(entry.name) an id that nobody has had"
        return owner.person == key ? own + ", or change name and address one after the other" : own
    }
}
