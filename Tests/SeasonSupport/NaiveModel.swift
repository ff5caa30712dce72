import CivilTime
import Foundation

/// What a service is to do in a season, computed straight from the rules: at every look it goes through all moments
/// of all reminders for everybody. It plans nothing, and keeps only what was told, what is held and what is on its way.
package final class NaiveModel {
    let season: Season
    let times: NaiveTimes
    private(set) var events: [SeasonEvent] = []
    private(set) var moments: [NaiveTimes.Moment] = []
    /// By event: since when its reminders in force now are planned.
    private(set) var plannedSince: [String: Date] = [:]
    /// By address: since when those in force now are that count for one person alone, where that is later.
    var ownSince: [String: Date] = [:]
    var personalMoments: [(address: String, moment: NaiveTimes.Moment)] = []
    /// Up to when all that fell due is known to have been looked at.
    private(set) var lookedUntil: Date
    /// The last look that came to anything: all that a service which dies can be sure of.
    var lastOfConsequence: Date
    var isPaused = false
    var silences: [Season.Silence] = []
    var held: [Reminder: Hold] = [:]
    var mails: [Mail] = []
    var refusals: [Reminder: Refusal] = [:]
    var news = NaiveNews()
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
        var attempts = 0
        var next: Date?
        var isHeld = false
        var isCancelled = false
        /// Of what tells of changes: since when it does, and how long of each event.
        var notice: (at: Date, until: [String: Date])?

        var isNotice: Bool { notice != nil }
    }

    /// - Parameter noticeDelay: how long a change may be corrected before people are told; nil where they never are.
    package init(_ season: Season, noticeDelay: TimeInterval? = nil) {
        self.season = season
        news.delay = noticeDelay
        times = NaiveTimes(season: season)
        lookedUntil = season.begin
        lastOfConsequence = season.begin
    }

    /// - Parameter looks: when the service looked, ascending.
    package func run(looks: [Date]) -> [SeasonEntry] {
        people.organisers = season.organisers
        events = season.texts[0].events
        for organiser in season.organisers { introduce(organiser) }
        events = []
        for look in looks { live(through: look) }
        return entries
    }

    private func live(through now: Date) {
        let isStart = season.outages.contains { $0.upperBound == now }
        if season.isDisbelieved(at: now), season.texts.contains(where: { $0.at == now }) {
            lookedUntil = lastOfConsequence
        }
        if isStart, season.texts.contains(where: { $0.at == now }) { lookedUntil = lastOfConsequence }
        if !isStart, now > season.begin { look(at: now) }
        if let text = season.texts.first(where: { $0.at == now }) { adopt(text.events, at: now) }
        for row in season.rows where row.enrolledAt == now { join(row) }
        for act in season.acts where act.at == now { perform(act.kind, at: now) }
        look(at: now)
    }

    private func join(_ row: Season.Row) {
        people.rows.append(.init(row))
        introduce(row.email.lowercased())
        planPersonalMoments()
    }

    private func adopt(_ new: [SeasonEvent], at now: Date) {
        let known = Set(events.map(\.id))
        for event in new { plannedSince[event.id] = known.contains(event.id) ? lookedUntil : now }
        let old = events
        events = new
        if now > season.begin { noteEdit(from: old, at: now) }
        ownSince = [:]
        let toCome = Set(moments.filter { !$0.event.isCancelled && $0.due > lookedUntil }.map(\.item))
        let ownToCome = Set(
            personalMoments.filter { !$0.moment.event.isCancelled && $0.moment.due > lookedUntil }
                .map { Reminder(item: $0.moment.item, address: $0.address) })
        moments = times.moments(of: new).map { moment in
            var moment = moment
            // Where the moment before quiet hours has been missed, the rule's own counts.
            if moment.due <= plannedSince[moment.event.id] ?? now { moment.due = max(moment.due, moment.nominal) }
            // The date is the same, but not the hour: it is late, not over.
            let since = plannedSince[moment.event.id] ?? now
            moment.isOvertaken = moment.due <= since && toCome.contains(moment.item)
            return moment
        }
        planPersonalMoments()
        for place in personalMoments.indices {
            let (address, moment) = personalMoments[place]
            let isToCome =
                toCome.contains(moment.item) || ownToCome.contains(Reminder(item: moment.item, address: address))
            let since = plannedSince[moment.event.id] ?? now
            personalMoments[place].moment.isOvertaken = moment.due <= since && isToCome
        }
        if !season.isDisbelieved(at: now) { lastOfConsequence = now }
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
        case .extends(let id, let event, let end): extend(id, event, until: end, at: now)
        case .undoes, .optsIn: takeBack(act, at: now)
        default: people.perform(act)
        }
    }

    /// By a clock that is not believed nothing is done.
    private func look(at now: Date) {
        guard !season.isDisbelieved(at: now) else { return }
        tick(at: now)
        send(at: now)
    }

    func tick(at now: Date) {
        let fallen = moments.filter { moment in
            let since = max(plannedSince[moment.event.id] ?? now, lookedUntil)
            return !moment.event.isCancelled && (moment.due > since || moment.isOvertaken) && moment.due <= now
        }
        for place in moments.indices { moments[place].isOvertaken = false }
        let personal = personalMoments.filter { address, moment in
            let since = max(ownSince[address] ?? plannedSince[moment.event.id] ?? now, lookedUntil)
            return !moment.event.isCancelled && (moment.due > since || moment.isOvertaken) && moment.due <= now
        }
        for place in personalMoments.indices { personalMoments[place].moment.isOvertaken = false }
        let over = held.filter { $0.value.until <= now }
        if !fallen.isEmpty || !personal.isEmpty || !over.isEmpty { lastOfConsequence = now }
        lookedUntil = now
        var due: [String: [Due]] = [:]
        for moment in fallen {
            for address in people.members(NaiveTimes.recipients(of: moment.reminder, of: moment.event)) {
                guard let moment = own(moment, for: address) else { continue }
                due[address, default: []].append(Due(moment: moment, due: moment.due, fellDue: moment.due))
            }
        }
        for (address, moment) in personal {
            let recipients = NaiveTimes.recipients(of: moment.reminder, of: moment.event)
            guard people.members(recipients).contains(address),
                own(moment.official(in: events), for: address, recipients).shape == moment.event.shape
            else { continue }
            due[address, default: []].append(Due(moment: moment, due: moment.due, fellDue: moment.due))
        }
        for (reminder, hold) in over {
            switch find(reminder) {
            case .success(let moment):
                due[reminder.address, default: []].append(Due(moment: moment, due: hold.due, fellDue: hold.fellDue))
            case .failure(let reason):
                refuse(reminder, reason.word, due: hold.due)
                enter(now, reminder.address, .decided(reminder.item, reason.word))
            }
        }
        for (address, all) in due { tell(address, all, at: now) }
        tellNews(at: now)
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
                refuse(reminder, word, due: due)
                enter(now, address, .decided(moment.item, word))
            }
        }
        let latest = latest(of: sent)
        for one in sent { held[Reminder(item: one.moment.item, address: address)] = nil }
        for one in sent where !latest.contains(where: { $0.moment.item == one.moment.item }) {
            refuse(Reminder(item: one.moment.item, address: address), "superseded", due: one.due)
            enter(now, address, .decided(one.moment.item, "superseded"))
        }
        guard !latest.isEmpty else { return }
        let items = latest.sorted { ($0.moment.urgency, $0.moment.event.id) < ($1.moment.urgency, $1.moment.event.id) }
        let usefulUntil = latest.map(\.moment.usefulUntil).max() ?? now
        mails.append(
            Mail(address: address, items: items.map { ($0.moment.item, $0.due) }, usefulUntil: usefulUntil, next: now))
        enter(now, address, .mail(items.map(\.moment.item)))
    }

    func isTold(_ reminder: Reminder) -> Bool {
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
        refusals[reminder] = nil
    }

    func refuse(_ reminder: Reminder, _ word: String, due: Date) {
        held[reminder] = nil
        refusals[reminder] = Refusal(word: word, due: due)
    }

    func enter(_ now: Date, _ address: String, _ kind: SeasonEntry.Kind) {
        entries.append(SeasonEntry(at: now, address, kind))
    }
}
