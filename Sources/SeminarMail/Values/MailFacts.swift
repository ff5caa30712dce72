import CivilTime
import Foundation
import ICalendar
import InternetMessage
import SeminarCore

/// A seminar, a recipient and a moment: what the values of a mail are made from.
struct MailFacts {
    let seminar: Seminar
    let recipient: Recipient
    let context: MailContext

    /// The recipient's, or else the seminar's.
    var language: Language { recipient.language ?? seminar.language }

    private var today: CivilDate { seminar.zone.date(at: context.now) }

    func values(for items: [ReminderItem]) -> MailValues {
        let ordered = items.sorted { urgency(of: $0) < urgency(of: $1) }.map(itemValues)
        var values = commonValues()
        values.items = ordered
        values.mostUrgent = ordered.first
        values.count = ordered.count
        values.others = max(0, ordered.count - 1)
        values.isSingle = ordered.count == 1
        return values
    }

    func values(for changes: [EventChange]) -> MailValues {
        let described = changes.map(changeValues)
        var values = commonValues()
        values.changes = described
        values.firstChange = described.first
        values.count = described.count
        values.others = max(0, described.count - 1)
        values.isSingle = described.count == 1
        return values
    }

    /// The one that the subject names.
    func mostUrgent(of items: [ReminderItem]) -> ReminderItem? { items.min { urgency(of: $0) < urgency(of: $1) } }

    /// A total order: what is nearest to its end first, and what is over last.
    private func urgency(of item: ReminderItem) -> (Int, Date, String, String) {
        let instant = item.urgency(in: seminar.zone)
        return (instant < context.now ? 1 : 0, instant, item.event.id.text, item.rule.identity)
    }

    /// The mail's events as a file that calendar programs open.
    func attachment() throws(MailFailure) -> CalendarAttachment? {
        guard var calendar = context.calendar else { return nil }
        // RFC 6047 §2.4: the MIME parameter and the property inside must say the same.
        let method = calendar.method ?? .publish
        calendar.method = method
        do {
            let text = String(decoding: try calendar.encoded(), as: UTF8.self)
            return try CalendarAttachment(text: text, method: method.rawValue, filename: "\(seminar.id).ics")
        } catch {
            throw MailFailure("the events cannot be attached: \(error)")
        }
    }
}

// MARK: Parts

extension MailFacts {
    func commonValues() -> MailValues {
        var values = MailValues(
            language: language.rawValue, recipient: recipientValues(),
            sentAt: DateWording(language).moment(seminar.zone.wallTime(at: context.now)))
        values.seminar = MailValues.SeminarValues(
            id: seminar.id.text, title: seminar.title, term: seminar.term, website: seminar.url.map(LinkValues.init))
        values.organisers = seminar.organisers.map {
            MailValues.OrganiserValues(name: $0.name, role: $0.role, email: $0.email.description)
        }
        values.pageLink = context.links.page
        values.feedLink = context.links.feed
        values.personalLink = context.links.personalPage
        values.personalFeedLink = context.links.personalFeed
        values.unsubscribeLink = context.links.unsubscribe
        values.isWelcome = context.isWelcome
        return values
    }

    private func recipientValues() -> MailValues.RecipientValues {
        var values = MailValues.RecipientValues(
            name: recipient.name.isEmpty ? nil : recipient.name, address: recipient.email.description,
            isOrganiser: true)
        guard case .participant(let participant) = recipient else { return values }
        values.isOrganiser = false
        values.paper = participant.paper.map { seminar.paper($0)?.title ?? $0 }
        values.talk = participant.talk
        return values
    }

    private func itemValues(_ item: ReminderItem) -> ItemValues {
        let event = item.event
        let occurrence = item.occurrence(in: seminar.zone)
        let debtors = context.debtors[event.obligation ?? event.id] ?? []
        let excused = context.excused[event.obligation ?? event.id] ?? []
        return ItemValues(
            summary: event.summary, underline: underline(event.summary), description: event.description,
            when: when(event.schedule, occurrence, in: seminar.zone),
            short: wording.short(event.schedule, of: occurrence),
            relative: NearnessWording(language).text(event, occurrence, in: seminar.zone, at: context.now),
            location: event.location, link: event.url.map(LinkValues.init),
            conference: event.conference.map(LinkValues.init), owed: owed(by: event)?.text,
            doneLink: owed(by: event).flatMap(context.links.done), isOpening: isOpening(item, occurrence),
            isOver: occurrence.map { $0.end(in: seminar.zone) <= context.now } ?? false,
            debtors: debtors.map { ItemValues.DebtorValues(name: $0.name, email: $0.email.description) },
            debtorCount: debtors.count, hasDebtors: !debtors.isEmpty,
            asksForDebtors: event.obligation != nil && item.rule.template == MailComposer.Kind.overdue.rawValue,
            excused: excused.map(excusedValues), hasExcused: !excused.isEmpty)
    }

    private func excusedValues(_ excused: MailContext.Excused) -> ItemValues.ExcusedValues {
        let dates = DateWording(language)
        let until = excused.until.time.map { dates.moment(WallTime(date: excused.until.date, time: $0)) }
        return ItemValues.ExcusedValues(
            name: excused.participant.name, email: excused.participant.email.description,
            until: until ?? dates.day(excused.until.date))
    }

    /// The obligation that the recipient has yet to meet; organisers owe nothing.
    private func owed(by event: Event) -> Identifier? {
        guard case .participant(let participant) = recipient, let obligation = event.obligation else { return nil }
        return participant.owes(obligation) ? obligation : nil
    }

    /// Days whose first is today are news; a reminder before their last is not.
    private func isOpening(_ item: ReminderItem, _ occurrence: Occurrence?) -> Bool {
        item.event.schedule.shape == .days && item.rule.moment.anchor == .opening && occurrence?.firstDay == today
    }

    /// What a cancelled event was: the time that people have in their calendars, if it moved at the same time.
    private func changeValues(_ change: EventChange) -> ChangeValues {
        let (event, kind) = (change.event, change.kind)
        let isSingle = change.occurrence?.isOnly ?? false
        let (gone, now) = (schedules(before: change), kind == .cancelled ? nil : event.schedule)
        let (before, after) = (change.occurrence?.before, change.occurrence?.after)
        let zone = change.zoneBefore ?? seminar.zone
        return ChangeValues(
            summary: event.summary, underline: underline(event.summary), description: event.description,
            isMoved: kind == .moved, isCancelled: kind == .cancelled, isDecided: kind == .decided,
            isRevived: kind == .revived, isNew: kind == .added, isRelocated: kind == .relocated,
            isPersonal: change.isPersonal, placeBefore: change.placeBefore?.description,
            before: gone.map { when($0, isSingle ? before : nil, in: zone) },
            after: now.map { when($0, isSingle ? after : nil, in: seminar.zone) },
            shortBefore: gone.map { short($0, before, in: zone, of: change) },
            shortAfter: now.map { short($0, after, in: seminar.zone, of: change) },
            location: event.location, link: event.url.map(LinkValues.init),
            conference: event.conference.map(LinkValues.init))
    }

    /// With the zone where that is what has changed: the time of day may look the same.
    private func short(
        _ schedule: Schedule, _ occurrence: Occurrence?, in zone: Zone, of change: EventChange
    ) -> String {
        let words = ScheduleWording(language, zone: zone).short(schedule, of: occurrence)
        guard change.zoneBefore != nil, let begin = begin(of: schedule, occurrence, in: zone) else { return words }
        return "\(words) \(ZoneWording(language).abbreviation(of: zone, at: begin))"
    }

    /// When it was; nil for what is new, be it one more of what repeats.
    private func schedules(before change: EventChange) -> Schedule? {
        switch change.kind {
        case .cancelled: change.before ?? change.event.schedule
        case .added: nil
        case .moved, .decided, .revived, .relocated: change.before
        }
    }

    private var wording: ScheduleWording { ScheduleWording(language, zone: seminar.zone) }

    /// With the zone where there is a time of day: whoever reads it may be elsewhere.
    private func when(_ schedule: Schedule, _ occurrence: Occurrence?, in zone: Zone) -> String {
        let words = ScheduleWording(language, zone: zone).text(schedule, of: occurrence)
        guard let begin = begin(of: schedule, occurrence, in: zone) else { return words }
        return "\(words) (\(ZoneWording(language).name(of: zone, at: begin)))"
    }

    /// Nil where it is days.
    private func begin(of schedule: Schedule, _ occurrence: Occurrence?, in zone: Zone) -> Date? {
        let span = occurrence ?? schedule.occurrences(in: zone).first { _ in true }
        guard case .timed(let from, _)? = span else { return nil }
        return zone.instant(from)
    }

    private func underline(_ text: String) -> String { String(repeating: "-", count: min(text.count, 72)) }
}

typealias LinkValues = MailValues.LinkValues

extension MailValues.LinkValues {
    /// Nothing but http, https and mailto is made a link: a mail program may run the rest.
    init(_ address: String) {
        let isSafe = ["http://", "https://", "mailto:"].contains { address.lowercased().hasPrefix($0) }
        self.init(text: address, target: isSafe ? address : nil)
    }
}
