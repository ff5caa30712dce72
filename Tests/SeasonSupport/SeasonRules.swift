import Foundation

/// The rules as properties of what was sent, whatever it was decided by.
package struct SeasonRules {
    let season: Season
    let entries: [SeasonEntry]
    let times: NaiveTimes
    /// As each text of the season has them.
    private let moments: [(at: Date, moments: [NaiveTimes.Moment])]

    package init(season: Season, entries: [SeasonEntry]) {
        self.season = season
        self.entries = entries
        let times = NaiveTimes(season: season)
        self.times = times
        moments = season.texts.map { ($0.at, times.moments(of: $0.events)) }
    }

    private func moments(at instant: Date) -> [NaiveTimes.Moment] { moments.last { $0.at <= instant }?.moments ?? [] }

    /// The first rule that is broken, or nil.
    package func complaint() -> String? {
        repetition() ?? crowd() ?? uselessness() ?? intrusion() ?? lateness() ?? forgetting() ?? loss()
    }

    /// What an item means for somebody, who may have more time than the others.
    private func moment(of item: SeasonItem, for address: String, at instant: Date) -> NaiveTimes.Moment? {
        guard let event = season.texts.last(where: { $0.at <= instant })?.events.first(where: { $0.id == item.event })
        else { return nil }
        let isOrganisers = item.rule.hasSuffix(" to organisers")
        let end = people(at: instant).end(of: event.id, for: address, isOrganisers ? "organisers" : "all")
        guard let end else { return moments(at: instant).first { $0.item == item } }
        return times.moments(of: [times.own(event, until: end)]).first { $0.item == item }
    }

    private var accepted: [(at: Date, address: String, items: [SeasonItem])] {
        entries.compactMap { entry in
            guard case .attempt(let items, isAccepted: true) = entry.kind, !entry.isNotice else { return nil }
            return (entry.at, entry.address, items)
        }
    }

    /// Nothing is accepted twice.
    private func repetition() -> String? {
        var seen: Set<String> = []
        for (at, address, items) in accepted {
            for item in items where !seen.insert("\(address) \(item)").inserted {
                return "sent twice: \(season.shown(at)) \(address) \(item)"
            }
        }
        return nil
    }

    /// One person gets at most one new mail in a tick.
    private func crowd() -> String? {
        var seen: Set<String> = []
        for entry in entries {
            guard case .mail = entry.kind else { continue }
            if !seen.insert("\(season.shown(entry.at)) \(entry.address)").inserted {
                return "two mails in one tick: \(season.shown(entry.at)) \(entry.address)"
            }
        }
        return nil
    }

    /// Of what is sent something is useful and concerns its reader at that moment; all of it, unless it is a repeat.
    private func uselessness() -> String? {
        for (at, address, items) in accepted {
            let isUseful = items.map { self.isUseful($0, for: address, at: at) }
            let isRepeat = !season.deafRelay.isEmpty
            if isRepeat ? !isUseful.contains(true) : isUseful.contains(false) {
                return "sent in vain: \(season.shown(at)) \(address) \(items)"
            }
        }
        return nil
    }

    /// Nothing is sent that is silenced.
    private func intrusion() -> String? {
        guard season.deafRelay.isEmpty else { return nil }
        for (at, address, items) in accepted {
            for item in items where silenceEnd(of: item.event, for: address, at: at) != nil {
                return "sent in spite of a silence: \(season.shown(at)) \(address) \(item)"
            }
        }
        return nil
    }

    private func silenceEnd(of event: String, for address: String, at instant: Date) -> Date? {
        let ends = season.acts.compactMap { act -> Date? in
            guard case .silences(let silence) = act.kind, act.at <= instant,
                silence.event ?? event == event,
                silence.person.map({ people(at: instant).address(of: $0) }) ?? address == address
            else { return nil }
            let byHand = season.acts.first { $0.at >= act.at && $0.kind == .endsSilence(silence.number) }?.at
            return min(silence.until, byHand ?? silence.until)
        }
        return ends.filter { instant < $0 }.max()
    }

    private func isUseful(
        _ item: SeasonItem, for address: String, at instant: Date, due: Date = .distantFuture
    ) -> Bool {
        guard let moment = moment(of: item, for: address, at: instant) else { return false }
        let recipients = NaiveTimes.recipients(of: moment.reminder, of: moment.event)
        let people = self.people(at: instant)
        return instant < moment.usefulUntil && !moment.event.isCancelled && people.members(recipients).contains(address)
            && people.refusal(of: address, recipients, owing: moment.event.obligation, due: due) == nil
    }

    private func people(at instant: Date) -> NaivePeople {
        var people = NaivePeople()
        people.organisers = season.organisers
        people.rows = season.rows.filter { $0.enrolledAt <= instant }.map(NaivePeople.Row.init)
        for act in season.acts where act.at <= instant {
            if case .extends = act.kind, season.isDisbelieved(at: act.at) { continue }
            people.perform(act.kind)
        }
        return people
    }
}

extension SeasonRules {
    /// What is sent is sent when something in it falls due, or at the end of what held it, or when an edit of its hour has
    /// made it late.
    private func lateness() -> String? {
        guard season.deafRelay.isEmpty else { return nil }
        for (at, address, items) in accepted where !isEndOfHold(at) {
            let own = items.compactMap { moment(of: $0, for: address, at: at) }
            let told = own + moments(at: at).filter { items.contains($0.item) }
            let isEdited = season.texts.contains { $0.at == at }
            if !told.contains(where: { $0.due == at || $0.nominal == at || isEdited && $0.due < at }) {
                return "neither due nor held until then: \(season.shown(at)) \(address) \(items)"
            }
        }
        return nil
    }

    private func isEndOfHold(_ instant: Date) -> Bool {
        season.outages.contains { $0.upperBound == instant }
            || season.wrongClocks.contains { $0.span.upperBound == instant }
            || season.acts.contains { $0.endsHold(at: instant) }
            || times.quietSpan(around: instant.addingTimeInterval(-1))?.upperBound == instant
    }

    /// In a season without edits, whoever does nothing gets everything that is useful, or the latest of what came together.
    private func forgetting() -> String? {
        guard season.deafRelay.isEmpty, season.texts.count == 1 else { return nil }
        guard season.acts.allSatisfy(\.isOfOrganiser) else { return nil }
        let told = self.told()
        for moment in moments(at: season.begin) {
            let due = moment.due > season.begin ? moment.due : moment.nominal
            guard due > season.begin, !moment.event.isCancelled else { continue }
            let recipients = NaiveTimes.recipients(of: moment.reminder, of: moment.event)
            for address in people(at: due).members(recipients) where !told.contains("\(address) \(moment.item)") {
                guard let release = release(due, moment, for: address), release <= season.end,
                    release < moment.usefulUntil
                else { continue }
                return "forgotten: \(season.shown(release)) \(address) \(moment.item)"
            }
        }
        return nil
    }

    /// What is undone brings back all that is of use and later than what was sent, unless something holds it.
    private func loss() -> String? {
        guard season.deafRelay.isEmpty, season.texts.count == 1 else { return nil }
        for act in season.acts {
            guard let id = act.takenBackBy else { continue }
            let address = people(at: act.at).address(of: id)
            let said = people(at: act.at.addingTimeInterval(-1))
            guard said != people(at: act.at) else { continue }
            let open = moments(at: act.at).filter { isOpen($0, for: address, at: act.at) }
            if let lost = open.first { return "not brought back: \(season.shown(act.at)) \(address) \(lost.item)" }
        }
        return nil
    }

    /// Whether it is owed to somebody, held by nothing and neither sent nor given up for something as late.
    private func isOpen(_ moment: NaiveTimes.Moment, for address: String, at now: Date) -> Bool {
        let due = moment.due > season.begin ? moment.due : moment.nominal
        guard due > season.begin, due <= now, isUseful(moment.item, for: address, at: now, due: due),
            release(now, moment, for: address) == now
        else { return false }
        let sent = accepted.filter { $0.at <= now && $0.address == address }.flatMap(\.items)
        guard !sent.contains(moment.item) else { return false }
        let told = moments(at: now).filter { sent.contains($0.item) && $0.event.id == moment.event.id }
        return told.allSatisfy { $0.due < due && times.quietSpan(around: $0.due) == nil }
    }

    private func told() -> Set<String> {
        Set(
            entries.flatMap { entry -> [String] in
                switch entry.kind {
                case .attempt(let items, isAccepted: true): items.map { "\(entry.address) \($0)" }
                case .decided(let item, "superseded"): ["\(entry.address) \(item)"]
                default: []
                }
            })
    }

    /// When nothing holds any longer what falls due at `due`; nil where that never comes.
    private func release(_ due: Date, _ moment: NaiveTimes.Moment, for address: String) -> Date? {
        var instant = due
        while true {
            if let outage = season.outages.first(where: { $0.contains(instant) }) {
                instant = outage.upperBound
            } else if let wrong = season.wrongClocks.first(where: { $0.span.contains(instant) }) {
                instant = wrong.span.upperBound
            } else if isPaused(at: instant) {
                guard let end = season.acts.first(where: { $0.at > instant && $0.kind == .resume }) else { return nil }
                instant = end.at
            } else if let end = silenceEnd(of: moment.event.id, for: address, at: instant) {
                instant = end
            } else if let quiet = times.quietSpan(around: instant), quiet.upperBound < moment.usefulUntil {
                instant = quiet.upperBound
            } else {
                return instant
            }
        }
    }

    private func isPaused(at instant: Date) -> Bool {
        season.acts.last { $0.at <= instant && [.pause, .resume].contains($0.kind) }?.kind == .pause
    }
}

extension Season.Act {
    fileprivate func endsHold(at instant: Date) -> Bool {
        switch kind {
        case .resume, .endsSilence, .undoes, .optsIn: at == instant
        case .silences(let silence): silence.until == instant
        default: false
        }
    }

    /// Who does, or hears of, something that was done or stopped.
    fileprivate var takenBackBy: String? {
        switch kind {
        case .undoes(let id, _), .optsIn(let id): id
        default: nil
        }
    }

    /// Whether it changes nothing about who is owed what.
    fileprivate var isOfOrganiser: Bool {
        switch kind {
        case .pause, .resume, .silences, .endsSilence: true
        default: false
        }
    }
}
