import CivilTime

/// What a calendar entry says; many clients show neither STATUS nor URL, so the texts say both.
struct CalendarWording {
    let language: Language

    init(_ language: Language) { self.language = language }

    func summary(of event: Event) -> String {
        if event.isCancelled { return cancelled(event.summary) }
        guard event.schedule.shape == .undecided else { return event.summary }
        let note = language == .german ? "Termin steht noch nicht fest" : "date to be finalised"
        return "\(event.summary) (\(note))"
    }

    func cancelled(_ summary: String) -> String { "\(language == .german ? "ABGESAGT" : "CANCELLED"): \(summary)" }

    func description(of event: Event) -> String? {
        var paragraphs = [event.description, decision(of: event)].compactMap(\.self)
        paragraphs += [event.url, event.conference].compactMap(\.self).filter { link in
            !paragraphs.contains { $0.contains(link) }
        }
        return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n\n")
    }

    private func decision(of event: Event) -> String? {
        guard case .undecided(_, _, let decideBy) = event.schedule, !event.isCancelled else { return nil }
        let day = DateWording(language).day(decideBy)
        return language == .german
            ? "Der Termin wird bis \(day) festgelegt." : "The date will be fixed by \(day)."
    }
}
