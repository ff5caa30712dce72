import SeminarCore

/// A page of one's own that says or asks one thing.
package enum PersonalMessage: Hashable, Sendable {
    package enum Matter: Hashable, Sendable {
        case done(Identifier)
        case undone(Identifier)
        case unsubscribe
        case subscribe
    }

    /// Is that meant? One button says yes. Where it is so already, the page says that, and the button takes it back.
    case question(Matter)
    /// What is so now, and a button that takes it back.
    ///
    /// - Parameter isNew: false where it was so before.
    case outcome(Matter, isNew: Bool)
    /// The person takes part no more.
    case left
}

extension PersonalMessage.Matter {
    /// Whether it is so already.
    func isTrue(of participant: Participant) -> Bool {
        switch self {
        case .done(let obligation): participant.done.contains(obligation)
        case .undone(let obligation): !participant.done.contains(obligation)
        case .unsubscribe: participant.optedOutAt != nil
        case .subscribe: participant.optedOutAt == nil
        }
    }

    var opposite: PersonalMessage.Matter {
        switch self {
        case .done(let obligation): .undone(obligation)
        case .undone(let obligation): .done(obligation)
        case .unsubscribe: .subscribe
        case .subscribe: .unsubscribe
        }
    }

    var obligation: Identifier? {
        switch self {
        case .done(let obligation), .undone(let obligation): obligation
        case .unsubscribe, .subscribe: nil
        }
    }

    /// Behind the address of the page of one's own.
    var path: String {
        switch self {
        case .done(let obligation): "done/\(obligation)"
        case .undone(let obligation): "undone/\(obligation)"
        case .unsubscribe: "unsubscribe"
        case .subscribe: "subscribe"
        }
    }
}
