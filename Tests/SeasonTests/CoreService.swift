import CivilTime
import Foundation
import SeasonSupport
import SeminarCore
import SeminarFiles

/// The product's decisions over a season, with a state in memory: everything that decides is the core's own, what stands
/// here only keeps rows as the tables do, and wakes when the earliest of them says so.
final class CoreService {
    let season: Season
    var seminar: Seminar
    var plan: [PlanKey: PlannedReminder] = [:]
    var ledger: [ReminderKey: LedgerEntry] = [:]
    var mails: [Mail] = []
    var lastInstant: Date
    var isPaused = false
    private(set) var silences: [Silence] = []
    var roster: [Participant] = []
    var entries: [SeasonEntry] = []
    private(set) var looks: [Date] = []

    /// By which a row of the plan is found.
    struct PlanKey: Hashable {
        var event: Identifier
        var rule: String
        var person: PersonID?
    }

    /// A row of the outbox.
    struct Mail {
        var recipient: Recipient
        var keys: [ReminderKey]
        var progress: DeliveryProgress
        var usefulUntil: Date
    }

    init(_ season: Season) throws {
        self.season = season
        lastInstant = season.begin
        seminar = try Self.read(season.texts[0], of: season)
    }

    private static func read(_ text: Season.Text, of season: Season) throws -> Seminar {
        let checked = SeminarFile.parse(season.file(text), file: "season.yaml")
        guard let seminar = checked.value?.seminar else {
            throw UnreadableSeason(complaints: checked.errors.map(\.description))
        }
        return seminar
    }

    struct UnreadableSeason: Error { var complaints: [String] }

    func run() throws {
        adopt(seminar, replacing: nil, since: season.begin, at: season.begin)
        try live(at: season.begin)
        var scripted = season.scriptedInstants[...]
        while let stop = scripted.first {
            let now = looks.last ?? season.begin
            if let wake = nextWake(after: now), wake < stop, !season.isDown(at: wake), !season.isDisbelieved(at: wake) {
                try live(at: wake)
            } else {
                scripted.removeFirst()
                try live(at: stop)
            }
        }
    }

    private func live(at now: Date) throws {
        looks.append(now)
        let isStart = season.outages.contains { $0.upperBound == now } || season.isDisbelieved(at: now)
        if !isStart, now > season.begin { turn(at: now) }
        if now > season.begin, let text = season.texts.first(where: { $0.at == now }) {
            adopt(try Self.read(text, of: season), replacing: seminar, since: isStart ? lastInstant : now, at: now)
        }
        for row in season.rows where row.enrolledAt == now { roster.append(try participant(row)) }
        for act in season.acts where act.at == now { try perform(act.kind, at: now) }
        turn(at: now)
    }

    private func adopt(_ new: Seminar, replacing known: Seminar?, since: Date, at now: Date) {
        let extended = roster.people.filter { !$0.extensions.isEmpty }
        let planned = ReminderPlanner(new).plan(replacing: known, since: since, extended: extended, at: now)
        plan = Dictionary(planned.map { (PlanKey($0), $0) }) { _, last in last }
        seminar = new
        if !season.isDisbelieved(at: now) { lastInstant = now }
    }

    private func participant(_ row: Season.Row) throws -> Participant {
        Participant(
            person: PersonID(row.id), name: "Somebody", email: try EmailAddress(parsing: row.email),
            enrolledAt: row.enrolledAt)
    }

    private func perform(_ act: Season.Act.Kind, at now: Date) throws {
        switch act {
        case .leaves(let id): change(id) { $0.leftAt = $0.leftAt ?? now }
        case .optsOut(let id): change(id) { $0.optedOutAt = $0.optedOutAt ?? now }
        case .optsIn(let id):
            takeBack(id, .optedOut, at: now) {
                $0.optedOutAt = nil
            } where: {
                $0.optedOutAt != nil
            }
        case .extends(let id, let event, let end):
            if let event = Identifier(event) { extend(PersonID(id), event, until: end, at: now) }
        case .undoes(let id, let obligation):
            guard let obligation = Identifier(obligation) else { return }
            takeBack(id, .obligationDone(obligation), at: now) {
                $0.done.remove(obligation)
            } where: {
                $0.done.contains(obligation)
            }
        case .does(let id, let obligation):
            if let obligation = Identifier(obligation) { change(id) { $0.done.insert(obligation) } }
        case .pause: isPaused = true
        case .resume: resume(at: now)
        case .silences(let silence): silences.append(product(silence, at: now))
        case .endsSilence(let number): endSilence(number, at: now)
        }
    }

    private func change(_ id: String, _ change: (inout Participant) -> Void) {
        for place in roster.indices where roster[place].person.text == id { change(&roster[place]) }
    }

    private func extend(_ id: PersonID, _ event: Identifier, until end: Season.End?, at now: Date) {
        guard !season.isDisbelieved(at: now) else { return }
        tick(at: now)
        let until = end.flatMap { AnchorPoint($0.text) }
        guard var person = roster.person(id), person.extensions[event] != until else { return }
        person.extensions[event] = until
        let keys = person.keys
        for place in roster.indices where keys.contains(roster[place].person) {
            roster[place].extensions[event] = until
        }
        plan = plan.filter { row in row.key.person.map { !keys.contains($0) } ?? true }
        for planned in ReminderPlanner(seminar).personalPlan(for: person, after: .init(due: now)) {
            plan[PlanKey(planned)] = planned
        }
        lastInstant = now
    }

    /// What is taken back is said by none of the person's rows any more.
    private func takeBack(
        _ id: String, _ reason: SkipReason, at now: Date, _ change: (inout Participant) -> Void,
        where isSaid: (Participant) -> Bool
    ) {
        guard let person = roster.person(PersonID(id)), isSaid(person) else { return }
        reopen(skipped: reason, for: person, at: now)
        for place in roster.indices where person.keys.contains(roster[place].person) { change(&roster[place]) }
    }

    private func resume(at now: Date) {
        guard isPaused else { return }
        isPaused = false
        release(at: now) { _ in
            true
        } ofMailsTo: { _ in
            true
        }
    }

    private func endSilence(_ number: Int, at now: Date) {
        guard let place = silences.firstIndex(where: { $0.id == Int64(number) && now < $0.until }) else { return }
        let matcher = silences.remove(at: place).matcher
        let keys = matcher.person.map { key in
            [key] + roster.people.map { Recipient.participant($0).keys }.filter { $0.contains(key) }.joined()
        }
        release(at: now) { key in
            (matcher.event ?? key.event) == key.event && keys?.contains(key.person) ?? true
        } ofMailsTo: {
            keys?.contains($0) ?? true
        }
    }

    private func release(at now: Date, _ isMeant: (ReminderKey) -> Bool, ofMailsTo isReader: (PersonID) -> Bool) {
        for (key, entry) in ledger where isMeant(key) { ledger[key]?.holdUntil = entry.holdUntil.map { min($0, now) } }
        for place in mails.indices where mails[place].progress.state == .held && isReader(mails[place].recipient.person)
        {
            mails[place].progress.nextAttempt = mails[place].progress.nextAttempt.map { min($0, now) }
        }
    }

    private func product(_ silence: Season.Silence, at now: Date) -> Silence {
        let matcher = SilenceMatcher(
            seminar: seminar.id, event: silence.event.flatMap { Identifier($0) },
            person: silence.person.map { PersonID(season.nameToSilence($0)) })
        return Silence(
            id: Int64(silence.number), matcher: matcher, createdAt: now, until: silence.until, reason: "ill",
            author: "olga")
    }

    private func nextWake(after now: Date) -> Date? {
        let all =
            plan.values.map(\.due) + ledger.values.compactMap(\.holdUntil) + mails.compactMap(\.progress.nextAttempt)
        return all.filter { $0 > now }.min()
    }
}

extension CoreService.PlanKey {
    fileprivate init(_ planned: PlannedReminder) {
        self.init(event: planned.event, rule: planned.rule, person: planned.person)
    }
}
