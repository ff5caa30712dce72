import CivilTime
import SeminarCore

/// Reads `remind` lists: each entry a moment, or the long form with `when`, `to`, `template`, `useful_until`.
struct ReminderReader {
    let shape: Shape

    static let expectedList = "a list such as [7 days before, 1 day before], or [] for none"

    func drafts(_ value: YAMLValue) -> [ReminderDraft] {
        value.list(expected: Self.expectedList).compactMap(draft)
    }

    private func draft(_ value: YAMLValue) -> ReminderDraft? {
        if value.isMapping { return longForm(value) }
        guard let moment = moment(value) else { return nil }
        var draft = ReminderDraft(moment)
        draft.mark = value.mark
        return draft
    }

    private func longForm(_ value: YAMLValue) -> ReminderDraft? {
        guard let mapping = YAMLMapping<ReminderKeyword>(value, noun: "a reminder") else { return nil }
        let recipients: Recipients? = mapping.choice(.to)
        let template = mapping[.template]?.templateName()
        let usefulUntil = mapping[.usefulUntil].flatMap(usefulUntil)
        let when = mapping.required(.when, expected: "a moment such as \"3 days before\"")
        guard let moment = when.flatMap(moment) else { return nil }
        var draft = ReminderDraft(moment)
        draft.recipients = recipients
        draft.template = template
        draft.usefulUntil = usefulUntil
        draft.mark = value.mark
        return draft
    }

    private func moment(_ value: YAMLValue) -> ReminderMoment? {
        guard let text = value.raw(expected: "a moment such as \"3 days before\"") else { return nil }
        do {
            return try ReminderMoment(parsing: text, for: shape)
        } catch {
            value.refuse(error.what, remedy: error.remedy)
            return nil
        }
    }

    private func usefulUntil(_ value: YAMLValue) -> UsefulUntil? {
        let expected = "a date, a date and time, or a moment such as \"2 hours after start\""
        guard let text = value.raw(expected: expected) else { return nil }
        if text.first?.isNumber == true, text.contains("-") {
            return value.read(Due.self).map { due in
                switch due {
                case .endOf(let date): .endOf(date)
                case .at(let wall): .at(wall)
                }
            }
        }
        return moment(value).map(UsefulUntil.moment)
    }
}

extension YAMLValue {
    /// The name of a template file without its ending; no path, so that it stays in the folder of templates.
    fileprivate func templateName() -> String? {
        let expected = "letters, digits, - and _, as in \"overdue\""
        guard let text = raw(expected: expected) else { return nil }
        let isName = text.utf8.allSatisfy { byte in
            Unicode.Scalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        if isName, (1...64).contains(text.utf8.count) { return text }
        refuse("\"\(text.shortened)\" is no name of a template", remedy: "expected \(expected)")
        return nil
    }
}
