import SeminarCore
import Testing
import SeminarFiles

/// A seminar's file with one event, `e`, whose further lines begin in line 7 at column 5.
func seminarText(event lines: String..., head: String = "") -> String {
    let event = lines.flatMap { $0.split(separator: "\n") }.map { "    \($0)\n" }.joined()
    return """
        seminar: s
        title: T
        time_zone: Europe/Berlin
        events:
          - id: e
            summary: S

        """ + event + head
}

/// The complaints about a seminar's file, without its name.
func complaints(about text: String) -> [String] {
    SeminarFile.parse(text, file: "s.yaml").complaints.map { $0.description.withoutFile }
}

/// The event of `seminarText`.
func event(_ lines: String..., head: String = "") throws -> Event {
    let text = seminarText(event: lines.joined(separator: "\n"), head: head)
    let checked = SeminarFile.parse(text, file: "s.yaml")
    if let complaint = checked.errors.first { throw complaint }
    return try #require(checked.value?.seminar.events.first)
}

extension String {
    var withoutFile: String { String(split(separator: ":", maxSplits: 1).last ?? "") }
}
