import CivilTime
import Foundation

/// What a service is to do in a season, computed straight from the rules: at every look it goes through all moments
/// of all reminders for everybody. It plans nothing, and keeps only what was told, what is held and what is on its way.
package final class NaiveModel {
    let season: Season
    let times: NaiveTimes
    private var events: [SeasonEvent] = []
    private var moments: [NaiveTimes.Moment] = []
    /// By event: since when its reminders in force now are planned.
    private var plannedSince: [String: Date] = [:]
    /// Up to when all that fell due is known to have been looked at.
    private var lookedUntil: Date
    /// The last look that came to anything: all that a service which dies can be sure of.
    private var lastOfConsequence: Date
    var isPaused = false
    var silences: [Season.Silence] = []
    var held: [Reminder: Hold] = [:]
    var mails: [Mail] = []
    package private(set) var entries: [SeasonEntry] = []
    var people = NaivePeople()

    /// An item for one person.
    struct Reminder: Hashable {
        var item: SeasonItem
        var address: String
    }

    /// Until when something waits, and when it counts as fallen due: at the end of the night that holds it.
    struct Hold {
        var due: Date
        var until: Date
        var isByNight: Bool

        var fellDue: Date { isByNight ? until : due }
    }

    /// A moment that has come for somebody.
    private struct Due {
        var moment: NaiveTimes.Moment
        var due: Date
        var fellDue: Date
    }

    struct Mail {
        var address: String
        /// The most urgent first, with when each fell due.
        var items: [(item: SeasonItem, due: Date)]
        var usefulUntil: Date
        var isWritten = false
        var attempts = 0
        var next: Date?
        var isHeld = false
        var isCancelled = false
    }

    package init(_ season: Season) {
        self.season = season
        times = NaiveTimes(season: season)
        lookedUntil = season.begin
        lastOfConsequence = season.begin
    }

    /// - Parameter looks: when the service looked, ascending.
    package func run(looks: [Date]) -> [SeasonEntry] {
        people.organisers = season.organisers
        for look in looks { live(through: look) }
        return entries
    }

    private func live(through now: Date) {
        let isStart = season.outages.contains { $0.upperBound == now }
        if isStart, season.texts.contains(where: { $0.at == now }) { lookedUntil = lastOfConsequence }
        if !isStart, now > season.begin { look(at: now) }
        if let text = season.texts.first(where: { $0.at == now }) { adopt(text.events, at: now) }
        for row in season.rows where row.enrolledAt == now { people.rows.append(.init(row)) }
        for act in season.acts where act.at == now { perform(act.kind, at: now) }
        look(at: now)
    }

    private func adopt(_ new: [SeasonEvent], at now: Date) {
        let known = Set(events.map(\.id))
        for event in new { plannedSince[event.id] = known.contains(event.id) ? lookedUntil : now }
        events = new
        let toCome = Set(moments.filter { !$0.event.isCancelled && $0.due > lookedUntil }.map(\.item))
        moments = times.moments(of: new).map { moment in
            var moment = moment
            // Where the moment before quiet hours has been missed, the rule's own counts.
            if moment.due <= plannedSince[moment.event.id] ?? now { moment.due = max(moment.due, moment.nominal) }
            // The date is the same, but not the hour: it is late, not over.
            let since = plannedSince[moment.event.id] ?? now
            moment.isOvertaken = moment.due <= since && toCome.contains(moment.item)
            return moment
        }
        lastOfConsequence = now
    }

    private func perform(_ act: Season.Act.Kind, at now: Date) {
        switch act {
        case .pause: isPaused = true
        case .resume:
            guard isPaused else { return }
            isPaused = false
            release(at: now) { _ in
                true
            } ofMailsTo: { _ in
                true
            }
        case .silences(let silence): silences.append(silence)
        case .endsSilence(let number): endSilence(number, at: now)
        default: people.perform(act)
        }
    }

    private func look(at now: Date) {
        let fallen = moments.filter { moment in
            let since = max(plannedSince[moment.event.id] ?? now, lookedUntil)
            return !moment.event.isCancelled && (moment.due > since || moment.isOvertaken) && moment.due <= now
        }
        for place in moments.indices { moments[place].isOvertaken = false }
        let over = held.filter { $0.value.until <= now }
        if !fallen.isEmpty || !over.isEmpty { lastOfConsequence = now }
        lookedUntil = now
        var due: [String: [Due]] = [:]
        for moment in fallen {
            for address in people.members(NaiveTimes.recipients(of: moment.reminder, of: moment.event)) {
                due[address, default: []].append(Due(moment: moment, due: moment.due, fellDue: moment.due))
            }
        }
        for (reminder, hold) in over {
            switch find(reminder) {
            case .success(let moment):
                due[reminder.address, default: []].append(Due(moment: moment, due: hold.due, fellDue: hold.fellDue))
            case .failure(let reason):
                held[reminder] = nil
                enter(now, reminder.address, .decided(reminder.item, reason.word))
            }
        }
        for (address, all) in due { tell(address, all, at: now) }
        send(at: now)
    }

    private func tell(_ address: String, _ due: [Due], at now: Date) {
        var sent: [Due] = []
        for one in due {
            let (moment, due) = (one.moment, one.due)
            let reminder = Reminder(item: moment.item, address: address)
            guard !isTold(reminder) else {
                held[reminder] = nil
                continue
            }
            switch decide(moment, due, for: address, at: now) {
            case .send: sent.append(one)
            case .hold(let until, let isByNight):
                keep(reminder, due: due, until: until, isByNight)
                enter(now, address, .decided(moment.item, "held"))
            case .not(let word):
                held[reminder] = nil
                enter(now, address, .decided(moment.item, word))
            }
        }
        let latest = latest(of: sent)
        for one in sent { held[Reminder(item: one.moment.item, address: address)] = nil }
        for one in sent where !latest.contains(where: { $0.moment.item == one.moment.item }) {
            enter(now, address, .decided(one.moment.item, "superseded"))
        }
        guard !latest.isEmpty else { return }
        let items = latest.sorted { ($0.moment.urgency, $0.moment.event.id) < ($1.moment.urgency, $1.moment.event.id) }
        let usefulUntil = latest.map(\.moment.usefulUntil).max() ?? now
        mails.append(
            Mail(address: address, items: items.map { ($0.moment.item, $0.due) }, usefulUntil: usefulUntil, next: now))
        enter(now, address, .mail(items.map(\.moment.item)))
    }

    private func isTold(_ reminder: Reminder) -> Bool {
        mails.contains { mail in
            !mail.isCancelled && mail.address == reminder.address && mail.items.contains { $0.item == reminder.item }
        }
    }

    /// Of each event what fell due last; of what fell due together one for each occurrence, that of the longest use.
    private func latest(of sent: [Due]) -> [Due] {
        sent.filter { one in
            !sent.contains { other in
                guard other.moment.event.id == one.moment.event.id, other.moment.item != one.moment.item else {
                    return false
                }
                if other.fellDue != one.fellDue { return other.fellDue > one.fellDue }
                guard other.moment.occurrence == one.moment.occurrence else { return false }
                return (one.due, one.moment.usefulUntil, one.moment.item.rule) < (
                    other.due, other.moment.usefulUntil, other.moment.item.rule
                )
            }
        }
    }

    func keep(_ reminder: Reminder, due: Date, until: Date, _ isByNight: Bool) {
        held[reminder] = Hold(due: due, until: until, isByNight: isByNight)
    }

    func enter(_ now: Date, _ address: String, _ kind: SeasonEntry.Kind) {
        entries.append(SeasonEntry(at: now, address, kind))
    }
}

extension NaiveModel {
    enum Decision: Equatable {
        case send
        case hold(until: Date, isByNight: Bool)
        case not(String)
    }

    struct Gone: Error { var word: String }

    func decide(_ moment: NaiveTimes.Moment, _ due: Date, for address: String, at now: Date) -> Decision {
        if moment.event.isCancelled { return .not("cancelled") }
        let recipients = NaiveTimes.recipients(of: moment.reminder, of: moment.event)
        if let word = people.refusal(of: address, recipients, owing: moment.event.obligation, due: due) {
            return .not(word)
        }
        if now >= moment.usefulUntil { return .not("stale") }
        if isPaused { return .hold(until: moment.usefulUntil, isByNight: false) }
        if let end = silenceEnd(of: moment.event.id, for: address, at: now) {
            return .hold(until: min(end, moment.usefulUntil), isByNight: false)
        }
        if let quiet = times.quietSpan(around: now), quiet.upperBound < moment.usefulUntil {
            return .hold(until: quiet.upperBound, isByNight: true)
        }
        return .send
    }

    /// What an item is about as the file stands now.
    func find(_ reminder: Reminder) -> Result<NaiveTimes.Moment, Gone> {
        guard let event = events.first(where: { $0.id == reminder.item.event }) else {
            return .failure(Gone(word: "gone"))
        }
        guard let rule = event.reminders.first(where: { NaiveTimes.identity(of: $0, of: event) == reminder.item.rule })
        else { return .failure(Gone(word: "no rule")) }
        guard let moment = moments.first(where: { $0.item == reminder.item }) else {
            return .failure(Gone(word: "moved"))
        }
        let members = people.members(NaiveTimes.recipients(of: rule, of: event))
        return members.contains(reminder.address) ? .success(moment) : .failure(Gone(word: "no recipient"))
    }
}
