import CivilTime
import SeminarCore

/// Reads one entry of `events`.
struct EventReader {
    let zone: Zone
    let holidays: Set<CivilDate>
    let standards: StandardReminders

    func read(_ value: YAMLValue) -> (event: Event, marks: EventMarks)? {
        guard var mapping = YAMLMapping<EventKey>(value, noun: "an event") else { return nil }
        let id = mapping.requiredIdentifier(.id)
        let name = id.map { "event \"\($0)\"" } ?? "the event"
        mapping.noun = name
        let summary = mapping.requiredLine(.summary)
        let form = ScheduleForm.find(in: mapping, name: name)
        let reader = ScheduleReader(mapping: mapping, name: name, zone: zone, holidays: holidays)
        let schedule = form.flatMap(reader.schedule)
        // Without an id the rest is read all the same, for what else is wrong with it.
        guard let standIn = id ?? Identifier("unnamed") else { return nil }
        var event = Event(
            id: standIn, summary: summary ?? "", schedule: schedule ?? .day(CivilDate(daysSinceEpoch: 0)))
        readDetails(of: mapping, into: &event)
        let drafts = form.map { self.drafts(mapping, shape: $0.shape, obligation: event.obligation) } ?? []
        event.reminders = rules(drafts, of: event, mapping, name: name)
        guard id != nil, summary != nil, schedule != nil else { return nil }
        return (event, EventMarks(mapping, reminders: drafts.map(\.mark)))
    }

    private func readDetails(of mapping: YAMLMapping<EventKey>, into event: inout Event) {
        event.description = mapping.paragraphs(.description)
        event.location = mapping.line(.location)
        event.url = mapping[.url]?.link(schemes: ["https", "http", "mailto"])
        event.conference = mapping[.conference]?.link(schemes: ["https", "http", "tel", "sip", "sips", "xmpp"])
        event.categories = mapping.list(.categories, expected: "a list such as [talk, online]")
            .compactMap { $0.line(expected: "a category") }
        event.audience = mapping.choice(.audience) ?? .enrolled
        event.isCancelled = mapping.bool(.cancelled) ?? false
        event.priority = mapping.integer(.priority, in: 0...9)
        event.color = mapping[.color]?.colorName()
        event.obligation = mapping.identifier(.obligation)
    }

    /// The event's own reminders, or those of its shape. A default for whoever owes it does not apply where nothing is
    /// owed.
    private func drafts(_ mapping: YAMLMapping<EventKey>, shape: Shape, obligation: Identifier?) -> [ReminderDraft] {
        if let value = mapping[.remind] { return ReminderReader(shape: shape).drafts(value) }
        return standards[shape].filter { $0.recipients != .owing || obligation != nil }
    }

    private func rules(
        _ drafts: [ReminderDraft], of event: Event, _ mapping: YAMLMapping<EventKey>, name: String
    ) -> [ReminderRule] {
        var places: [String: SourceMark] = [:]
        return drafts.map { draft in
            let rule = draft.rule(obligation: event.obligation, audience: event.audience)
            let mark = draft.mark ?? mapping.value.mark
            if rule.recipients == .owing, event.obligation == nil {
                mapping.value.complaints.add(
                    at: mark, "nobody can owe \(name), which has no obligation",
                    remedy: "give it an \"obligation\", or send the reminder to: enrolled")
            }
            if event.schedule.repeatsWithinTheHour {
                mapping.value.complaints.add(
                    at: mark, "\(name) takes place too often to be reminded of",
                    remedy: "write \"remind: []\", or a rule of FREQ=HOURLY or rarer")
            }
            if let first = places.updateValue(mark, forKey: rule.identity) {
                mapping.value.complaints.add(
                    at: mark, "\(name) has the reminder \"\(rule.identity)\" twice, first in line \(first.line)",
                    remedy: "remove one of them")
            }
            return rule
        }
    }
}

extension Schedule {
    /// Nobody wants a mail every minute.
    fileprivate var repeatsWithinTheHour: Bool {
        guard case .recurring(let recurrence) = self else { return false }
        return recurrence.rule.frequency == .secondly || recurrence.rule.frequency == .minutely
    }
}

extension EventMarks {
    fileprivate init(_ mapping: YAMLMapping<EventKey>, reminders: [SourceMark?]) {
        let keys = mapping.keys.map { ($0, mapping.mark(of: $0)) }
        self.init(event: mapping.value.mark, keys: Dictionary(uniqueKeysWithValues: keys), reminders: reminders)
    }
}
