import Foundation
import SeminarCore
import StateStore

/// One change that one person is to be told, with what would hold it back.
struct News {
    var recipient: Recipient
    var change: EventChange
    /// Since when the person's knowledge is out of date.
    var changedAt: Date
    /// What keeps it, if it is told later.
    var kept: HeldNotice
}

/// What a seminar's people have to be told at one moment.
struct SeminarNews {
    private let seminar: Seminar
    private let roster: [Participant]
    private let now: Date
    private(set) var news: [News] = []

    init(_ seminar: Seminar, roster: [Participant], at now: Date) {
        self.seminar = seminar
        self.roster = roster
        self.now = now
    }

    /// What is told to everybody, but for those who are told of an event at another time.
    mutating func add(_ pending: PendingAnnouncement, known: Seminar, without held: [HeldNotice]) {
        let withheld = Set(held.map { Withheld(event: $0.event, person: $0.person) })
        for change in EventChange.changes(from: known, to: seminar, at: now) {
            let event = change.event.id
            let kept = HeldNotice(
                seminar: seminar.id, event: event, file: pending.file, knownText: pending.knownText,
                changedAt: pending.changedAt, releaseAt: now, reason: "")
            guard !withheld.contains(Withheld(event: event)) else { continue }
            add(change, kept, known) { keys in
                !keys.contains { withheld.contains(Withheld(event: event, person: $0)) }
            }
        }
    }

    /// What was kept from somebody, or from everybody but those who are told of the event at yet another time.
    mutating func add(_ held: HeldNotice, known: Seminar, without others: [HeldNotice]) {
        guard let person = held.person else {
            let change = EventChange.changes(from: known, to: seminar, at: now).first { $0.event.id == held.event }
            let apart = Set(others.filter { $0.event == held.event }.compactMap(\.person))
            if let change { add(change, held, known) { apart.isDisjoint(with: $0) } }
            return
        }
        guard let participant = roster.people.first(where: { $0.keys.contains(person) }) else {
            let change = EventChange.changes(from: known, to: seminar, at: now).first { $0.event.id == held.event }
            if let change { add(change, held, known) { $0.contains(person) } }
            return
        }
        var former = participant
        former.extensions[held.event] = held.knownExtension
        let change = EventChange.changes(
            from: known.asSeen(by: former), to: seminar.asSeen(by: participant), at: now
        ).first { $0.event.id == held.event }
        if var change {
            change.isPersonal = participant.extensions[held.event] != held.knownExtension
            tell(change, held, to: .participant(participant))
        }
    }

    private mutating func add(
        _ change: EventChange, _ kept: HeldNotice, _ known: Seminar, where isTold: ([PersonID]) -> Bool
    ) {
        let recipients = change.recipients(of: seminar, roster: roster, knownUntil: kept.changedAt)
        for recipient in recipients where isTold(recipient.keys) {
            guard case .participant(let participant) = recipient, participant.extensions[change.event.id] != nil else {
                tell(change, kept, to: recipient)
                continue
            }
            // Whoever has more time may not be concerned, or otherwise.
            let own = EventChange.changes(
                from: known.asSeen(by: participant), to: seminar.asSeen(by: participant), at: now
            ).first { $0.event.id == change.event.id }
            if let own { tell(own, kept, to: recipient) }
        }
    }

    private mutating func tell(_ change: EventChange, _ kept: HeldNotice, to recipient: Recipient) {
        if case .participant(let participant) = recipient, !participant.isEnrolled { return }
        // Kept for two rows that have become one person since.
        let isTold = news.contains { $0.change.event.id == change.event.id && $0.recipient.email == recipient.email }
        guard !isTold else { return }
        news.append(News(recipient: recipient, change: change, changedAt: kept.changedAt, kept: kept))
    }

    private struct Withheld: Hashable {
        var event: Identifier
        var person: PersonID?
    }
}
