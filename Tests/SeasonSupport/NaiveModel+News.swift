import CivilTime
import Foundation

/// Who has heard what of the dates: everybody knows each event as it was when they came or were last told of it.
struct NaiveNews {
    struct Pair: Hashable {
        var address: String
        var event: String
    }

    /// From a change on, for how long it may be corrected; nil where nobody is told of any.
    var delay: TimeInterval?
    var known: [Pair: SeasonEvent] = [:]
    /// What somebody is told at another time than the others.
    var waits: [Pair: Date] = [:]
    /// What everybody knew before the changes that are to be told.
    var before: [SeasonEvent] = []
    /// When they are told; nil where there are none.
    var release: Date?
}

extension NaiveModel {
    /// Whoever comes knows what is so on that day of all that concerns them.
    func introduce(_ address: String) {
        for event in events where people.mayHear(address, event.audience, isNew: false) {
            let pair = NaiveNews.Pair(address: address, event: event.id)
            if news.known[pair] == nil { news.known[pair] = own(event, for: address, event.audience) }
        }
    }

    /// Each edit is waited after, as it may be followed by another.
    func noteEdit(from old: [SeasonEvent], at now: Date) {
        guard let delay = news.delay else { return }
        if news.release == nil { news.before = old }
        let ids = Set((news.before + events).map(\.id))
        let isNews = ids.contains { id in
            // Of what is new nobody has heard before it has stood for a while.
            if !news.before.contains(where: { $0.id == id }) { return true }
            return times.change(news.before.first { $0.id == id }, events.first { $0.id == id }, at: now) != nil
        }
        news.release = isNews ? now.addingTimeInterval(delay) : nil
    }

    func noteExtension(of event: String, for address: String, at now: Date) {
        guard let delay = news.delay else { return }
        news.waits[.init(address: address, event: event)] = now.addingTimeInterval(delay)
    }

    private func truth(_ pair: NaiveNews.Pair) -> SeasonEvent? {
        events.first { $0.id == pair.event }.map { own($0, for: pair.address, $0.audience) }
    }

    /// The same where it is any concern of theirs: who comes to be concerned later has seen it as it is then.
    private func concern(_ pair: NaiveNews.Pair) -> SeasonEvent? {
        truth(pair).flatMap { people.mayHear(pair.address, $0.audience, isNew: false) ? $0 : nil }
    }

    /// Everybody hears of what they know otherwise, once nothing has been changed for a while and nothing holds it.
    func tellNews(at now: Date) {
        guard news.delay != nil, !isPaused, news.release.map({ $0 <= now }) ?? true else { return }
        let isForAll = news.release != nil
        let ids = Set(events.map(\.id) + news.known.keys.map(\.event) + news.waits.keys.map(\.event))
        let pairs = Set(
            people.everybody.flatMap { address in ids.map { NaiveNews.Pair(address: address, event: $0) } })
        let open = pairs.filter { news.waits[$0].map { $0 <= now } ?? isForAll }
        guard isForAll || !open.isEmpty else { return }
        let told = open.compactMap { pair in change(for: pair, at: now).map { (pair: pair, change: $0) } }
        let whole = silences.contains { now < $0.until && $0.event == nil && $0.person == nil }
        guard !whole, !isNight(for: told.map(\.change), at: now) else { return }
        let silenced = told.filter { silenceEnd(of: $0.pair.event, for: $0.pair.address, at: now) != nil }
        for pair in open { news.waits[pair] = nil }
        for one in silenced { news.waits[one.pair] = now }
        let kept = Set(silenced.map(\.pair))
        if isForAll || silenced.count < open.count { lastOfConsequence = now }
        news.release = nil
        send(told.filter { !kept.contains($0.pair) }, at: now)
        for pair in open where !kept.contains(pair) { news.known[pair] = concern(pair) }
    }

    private func change(for pair: NaiveNews.Pair, at now: Date) -> NaiveTimes.Change? {
        let (old, new) = (news.known[pair], truth(pair))
        let isBack = old == nil && isToldCancelled(pair.event)
        guard let audience = (new ?? old)?.audience,
            let change = isBack ? times.revival(of: new, at: now) : times.change(old, new, at: now)
        else { return nil }
        return people.mayHear(pair.address, audience, isNew: change.kind == "added") ? change : nil
    }

    /// Whether the last that anybody was told of an event is that it is cancelled.
    private func isToldCancelled(_ event: String) -> Bool {
        let last = mails.last { mail in
            mail.isNotice && !mail.isCancelled && mail.items.contains { $0.item.event == event }
        }
        return last?.items.contains { $0.item.event == event && $0.item.rule == "notice: cancelled" } ?? false
    }

    /// Quiet hours hold all of it, unless one of the dates comes before their end.
    private func isNight(for changes: [NaiveTimes.Change], at now: Date) -> Bool {
        guard let quiet = times.quietSpan(around: now) else { return false }
        return !changes.contains { change in
            change.shapes.contains { times.begins($0, after: now, before: quiet.upperBound) }
        }
    }

    private func send(_ told: [(pair: NaiveNews.Pair, change: NaiveTimes.Change)], at now: Date) {
        for (address, all) in Dictionary(grouping: told, by: \.pair.address) {
            let events = Set(all.map(\.pair.event))
            for place in mails.indices where mails[place].isNotice && mails[place].address == address {
                guard mails[place].next != nil, events.isSuperset(of: mails[place].items.map(\.item.event)) else {
                    continue
                }
                mails[place].next = nil
                mails[place].isCancelled = true
            }
            let items = all.map { one in
                SeasonItem(event: one.pair.event, occurrence: "", rule: "notice: \(one.change.kind)")
            }
            var mail = Mail(
                address: address, items: items.sorted { $0.event < $1.event }.map { ($0, now) },
                usefulUntil: all.map(\.change.usefulUntil).max() ?? now, next: now)
            mail.notice = (at: now, until: Dictionary(all.map { ($0.pair.event, $0.change.usefulUntil) }) { $1 })
            mails.append(mail)
        }
    }

    /// A notice is written when it is news; until it is sent it may be held, but says the same.
    func attemptNotice(_ place: Int, at now: Date) {
        let mail = mails[place]
        guard let notice = mail.notice else { return }
        if now >= mail.usefulUntil { return end(place, "stale", at: now) }
        if isPaused { return wait(place, until: mail.usefulUntil, at: now) }
        if people.hasGone(mail.address) { return end(place, "cancelled", at: now) }
        let silences = mail.items.map { silenceEnd(of: $0.item.event, for: mail.address, at: now) }
        if let first = silences.compactMap(\.self).min(), !silences.contains(nil) {
            return wait(place, until: min(first, mail.usefulUntil), at: now)
        }
        if let quiet = times.quietSpan(around: now), !quiet.contains(notice.at) {
            let isUrgent = notice.until.contains { event, until in
                until <= quiet.upperBound
                    || events.contains {
                        $0.id == event && times.begins($0.shape, after: now, before: quiet.upperBound)
                    }
            }
            if !isUrgent { return wait(place, until: min(quiet.upperBound, mail.usefulUntil), at: now) }
        }
        deliver(place, at: now)
    }

    private func wait(_ place: Int, until: Date, at now: Date) {
        mails[place].next = until
        mails[place].isHeld = true
        enter(now, mails[place].address, .wait(until: until))
    }
}
