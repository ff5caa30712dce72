import SeminarCore

/// Where things stand in a seminar's file, for what is found out about them later.
package struct SeminarMarks: Sendable {
    let file: String
    /// The places of the top-level keys.
    var keys: [SeminarKey: SourceMark] = [:]
    /// In the order of `Seminar.events`.
    package var events: [EventMarks] = []

    init(file: String) { self.file = file }

    func mark(of key: SeminarKey) -> SourceMark { keys[key] ?? SourceMark(file: file) }
}

/// Where an event and its parts stand.
package struct EventMarks: Sendable {
    /// Of the whole entry.
    package let event: SourceMark
    let keys: [EventKey: SourceMark]
    /// In the order of `Event.reminders`; nil for a rule that is built in.
    package let reminders: [SourceMark?]

    /// Of the first of these keys that is there, else of the entry.
    func mark(of keys: EventKey...) -> SourceMark { keys.lazy.compactMap { self.keys[$0] }.first ?? event }
}
