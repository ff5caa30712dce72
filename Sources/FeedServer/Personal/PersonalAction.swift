import SeminarCore

/// What participants can say by their links.
package enum PersonalAction: Hashable, Sendable {
    case done(Identifier)
    case undone(Identifier)
    case unsubscribe
    case subscribe

    init?(_ names: [String]) {
        switch (names.first, names.count) {
        case ("unsubscribe", 1): self = .unsubscribe
        case ("subscribe", 1): self = .subscribe
        case ("done", 2), ("undone", 2):
            guard let obligation = Identifier(names[1]) else { return nil }
            self = names[0] == "done" ? .done(obligation) : .undone(obligation)
        default: return nil
        }
    }
}
