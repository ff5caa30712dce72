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

    /// What the recipient knows without being told.
    var own: HeldNotice {
        guard kept.person == nil else { return kept }
        var notice = kept
        notice.person = recipient.person
        notice.knownExtension = recipient.participant?.extensions[change.event.id]
        return notice
    }

    /// What a mail tells by it that is written from `text`.
    func told(from text: String) -> ToldChange {
        ToldChange(own, saying: text, extension: recipient.participant?.extensions[change.event.id])
    }
}

/// What a seminar's people have to be told at one moment.
struct SeminarNews {
    private let seminar: Seminar
    private let roster: [Participant]
    /// Made once of the roster, as each notice looks for its person.
    private let people: [Participant]
    private let now: Date
    private let toldCancelled: Set<Identifier>
    private(set) var news: [News] = []

    /// - Parameter toldCancelled: of which people were told last that they are cancelled.
    init(_ seminar: Seminar, roster: [Participant], toldCancelled: Set<Identifier> = [], at now: Date) {
        self.seminar = seminar
        self.toldCancelled = toldCancelled
        self.roster = roster
        people = roster.people
        self.now = now
    }

    /// What is told to everybody, but for those who are told of an event at another time.
    mutating func add(_ pending: PendingAnnouncement, known: Seminar, without held: [HeldNotice]) {
        let withheld = Set(held.map { Withheld(event: $0.event, person: $0.person) })
        for change in EventChange.changes(from: known, to: seminar, toldCancelled: toldCancelled, at: now) {
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
        let changes = EventChange.changes(from: known, to: seminar, of: held.event, at: now)
        guard let person = held.person else {
            let apart = Set(others.filter { $0.event == held.event }.compactMap(\.person))
            for change in changes { add(change, held, known) { apart.isDisjoint(with: $0) } }
            return
        }
        let participant = participant(person)
        // An organiser who takes part hears as that of what the others do not see.
        for change in changes where participant == nil || change.audience == .organisers {
            add(change, held, known) { $0.contains(person) }
        }
        guard let participant else { return }
        var former = participant
        former.extensions[held.event] = held.knownExtension
        let own = EventChange.changes(
            from: known.asSeen(by: former), to: seminar.asSeen(by: participant), of: held.event, at: now)
        guard var change = own.first, change.kind != .added || participant.optedOutAt == nil else { return }
        let isOthers = seminar.event(held.event)?.schedule == change.event.schedule && !changes.isEmpty
        change.isPersonal = participant.extensions[held.event] != held.knownExtension && !isOthers
        tell(change, held, to: .participant(participant))
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
                from: known.asSeen(by: participant), to: seminar.asSeen(by: participant), of: change.event.id,
                toldCancelled: toldCancelled, at: now)
            if let own = own.first { tell(own, kept, to: recipient) }
        }
    }

    private func participant(_ person: PersonID) -> Participant? { people.first { $0.keys.contains(person) } }

    /// Whether there would be something to tell, had the person read what a mail says.
    func isOvertaken(_ told: ToldChange, by text: String, reading: (HeldNotice) -> Seminar?) -> Bool {
        let end = told.kept.person.flatMap(participant)?.extensions[told.kept.event]
        guard told.saidText != text || told.saidExtension != end, let said = reading(told.said) else { return false }
        let event = told.kept.event
        // That an event is back is no news to who has not read that it was gone.
        guard said.event(event)?.isOrganisersOwn == seminar.event(event)?.isOrganisersOwn else { return true }
        var further = self
        further.news = []
        further.add(told.said, known: said, without: [])
        return !further.news.isEmpty
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

extension Event {
    fileprivate var isOrganisersOwn: Bool { audience == .organisers }
}
