import CivilTime
import SeminarCore

/// An event on its way into a seminar's file.
struct ImportedEvent {
    /// The value is as YAML writes it.
    typealias Line = (key: EventKey, value: String)

    /// What its id is made from.
    var name: ImportedName
    var lines: [Line]
    /// What could not be carried over, or was read in a way that somebody should look at.
    var notes: [String]

    /// As an item of `events`.
    func text(id: Identifier) -> String {
        let keys = [(EventKey.id, YAMLText.scalar(id.text))] + lines
        let texts = keys.map { "\($0.0.rawValue): \($0.1)\n" }
        let comments = notes.map { "    \(YAMLText.comment($0))\n" }
        return "  - " + texts[0] + comments.joined() + texts.dropFirst().map { "    \($0)" }.joined()
    }
}

extension [ImportedEvent.Line] {
    /// The event that the reader makes of these lines, nil where it has an objection: it alone knows what a seminar's
    /// file may say.
    func read(in zone: Zone) -> Event? {
        let lines = map { "    \($0.key.rawValue): \($0.value)\n" }.joined()
        let head = "seminar: s\ntitle: t\ntime_zone: \(zone.identifier)\nevents:\n  - id: e\n"
        let isNamed = contains { $0.key == .summary }
        let text = head + (isNamed ? "" : "    summary: s\n") + lines
        return SeminarFile.parse(text, file: "import").value?.seminar.events.first
    }
}
