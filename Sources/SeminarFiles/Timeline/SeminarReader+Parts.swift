import CivilTime
import SeminarCore

extension SeminarReader {
    func organisers() -> [Organiser] {
        var places: [EmailAddress: SourceMark] = [:]
        let list = mapping.list(.organisers, expected: "a list of { name, email, role }")
        return list.compactMap { item in
            guard let entry = YAMLMapping<OrganiserKey>(item, noun: "an organiser") else { return nil }
            let name = entry.requiredLine(.name)
            let role = entry.line(.role)
            let value = entry.required(.email, expected: "an address such as name@example.org")
            guard let value, let email = value.address(), let name else { return nil }
            if let first = places.updateValue(value.mark, forKey: email) {
                value.refuse(
                    "the address \(email) is also an organiser's in line \(first.line)", remedy: "remove one of them")
            }
            return Organiser(name: name, email: email, role: role)
        }
    }

    func sections() -> [Section] {
        mapping.list(.sections, expected: "a list of { title, text }").compactMap { item in
            guard let entry = YAMLMapping<SectionKey>(item, noun: "a section") else { return nil }
            let title = entry.requiredLine(.title)
            let text = entry.required(.text, expected: "a text")?.paragraphs(expected: "a text")
            guard let title, let text else { return nil }
            return Section(title: title, text: text)
        }
    }

    func papers() -> [Paper] {
        var places: [String: SourceMark] = [:]
        return mapping.list(.papers, expected: "a list of { id, title, topic, authors, url }").compactMap { item in
            guard let entry = YAMLMapping<PaperKey>(item, noun: "a paper") else { return nil }
            let id = entry.requiredIdentifier(.id)
            let title = entry.requiredLine(.title)
            let (topic, authors) = (entry.line(.topic), entry.line(.authors))
            let url = entry[.url]?.link(schemes: ["https", "http"])
            guard let id, let title else { return nil }
            if let first = places.updateValue(entry.mark(of: .id), forKey: id.text) {
                entry.refuse(
                    .id, "the id \"\(id)\" is also a paper's in line \(first.line)", remedy: "choose another one")
            }
            return Paper(id: id.text, title: title, topic: topic, authors: authors, url: url)
        }
    }

    func events(zone: Zone, holidays: Set<CivilDate>) -> [(event: Event, marks: EventMarks)] {
        let reader = EventReader(zone: zone, holidays: holidays, standards: standardReminders())
        var places: [Identifier: SourceMark] = [:]
        return mapping.list(.events, expected: "a list of events").compactMap { item in
            guard let (event, marks) = reader.read(item) else { return nil }
            let mark = marks.mark(of: .id)
            if let first = places.updateValue(mark, forKey: event.id) {
                mapping.value.complaints.add(
                    at: mark, "the id \"\(event.id)\" is also an event's in line \(first.line)",
                    remedy: "choose another one")
            }
            return (event, marks)
        }
    }

    private func standardReminders() -> StandardReminders {
        var standards = StandardReminders()
        guard let value = mapping[.reminders], let shapes = YAMLMapping<Shape>(value, noun: "the defaults by shape")
        else { return standards }
        for shape in shapes.keys {
            guard let list = shapes[shape] else { continue }
            standards[shape] = ReminderReader(shape: shape).drafts(list)
        }
        return standards
    }
}

extension YAMLValue {
    static let expectedZone = "a name of the tz database such as Europe/Berlin"

    func zone() -> Zone? {
        guard let text = raw(expected: Self.expectedZone) else { return nil }
        do {
            return try Zone(identifier: text)
        } catch {
            switch error {
            case .unreadable(_, let reason):
                let what = "the time zone \"\(text.shortened)\" cannot be read: \(reason)"
                refuse(what, remedy: "install the package tzdata")
            case .unknown:
                refuse("there is no time zone \"\(text.shortened)\"", remedy: "expected \(Self.expectedZone)")
            }
            return nil
        }
    }
}
