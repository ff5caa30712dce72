/// What a ledger entry's rule is called for people: the one spelling of it, as an organiser would write it in the file.
package struct RuleWording: Sendable {
    private let language: Language

    package init(_ language: Language = .english) { self.language = language }

    /// - Parameters:
    ///   - identity: of the rule, or what notices and the organisers' mails have in its place
    ///   - event: nil where it is no longer in the file
    package func text(_ identity: String, of event: Event?) -> String {
        if let rule = event?.rule(identity) { return rule.moment.description }
        if let kind = EventChange.Kind.allCases.first(where: { identity == ReminderKey.noticeOf + $0.rawValue }) {
            return notice(kind)
        }
        return Self.moment(identity)
    }

    /// Of a rule that is gone only its identity is left: `on the day of closing to owing`.
    private static func moment(_ identity: String) -> String {
        var text = identity
        for recipients in Recipients.allCases where text.hasSuffix(" to \(recipients.rawValue)") {
            text.removeLast(" to \(recipients.rawValue)".count)
        }
        guard text.hasPrefix("on the day of ") else { return text }
        return text == "on the day of closing" ? "on the last day" : "on the day"
    }

    private func notice(_ kind: EventChange.Kind) -> String {
        switch (kind, language) {
        case (.moved, .english): "date changed"
        case (.moved, .german): "Termin geändert"
        case (.cancelled, .english): "cancelled"
        case (.cancelled, .german): "abgesagt"
        case (.decided, .english): "date fixed"
        case (.decided, .german): "Termin steht fest"
        case (.revived, .english): "takes place after all"
        case (.revived, .german): "findet doch statt"
        case (.added, .english): "new date"
        case (.added, .german): "neuer Termin"
        case (.relocated, .english): "new place"
        case (.relocated, .german): "neuer Ort"
        }
    }
}
