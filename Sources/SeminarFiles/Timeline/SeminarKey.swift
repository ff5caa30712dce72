/// The keys of a seminar file, in the order that a file usually has them.
enum SeminarKey: String, CaseIterable {
    case seminar, title, term
    case timeZone = "time_zone"
    case language, url, organisers, roster, holidays
    case quietHours = "quiet_hours"
    case remindAt = "remind_at"
    case welcome, digest, reminders, description, sections, papers, events
}

enum OrganiserKey: String, CaseIterable { case name, email, role }

enum SectionKey: String, CaseIterable { case title, text }

enum PaperKey: String, CaseIterable { case id, topic, title, authors, url }

/// The keys of an event; which of the second group go together is its shape.
enum EventKey: String, CaseIterable {
    case id, summary, description, obligation, url, location, conference, categories, audience, cancelled, priority
    case color, remind

    case on, from, through, start, end, duration, due, between, and
    case decideBy = "decide_by"
    case weekly, at, except, moved, also, rrule
}

/// The keys of a `remind` entry's long form.
enum ReminderKeyword: String, CaseIterable {
    case when, to, template
    case usefulUntil = "useful_until"
}
