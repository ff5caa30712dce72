import Foundation

extension NaiveModel {
    /// Everything on its way is looked at once more before it goes.
    func send(at now: Date) {
        for place in mails.indices {
            while let next = mails[place].next, next <= now { attempt(place, at: now) }
        }
    }

    private func attempt(_ place: Int, at now: Date) {
        let mail = mails[place]
        if mail.isNotice { return attemptNotice(place, at: now) }
        if now >= mail.usefulUntil { return end(place, "stale", at: now) }
        var sent: [(item: SeasonItem, due: Date)] = []
        var others: [(item: SeasonItem, due: Date, decision: Decision)] = []
        for (item, due) in mail.items {
            switch find(Reminder(item: item, address: mail.address)) {
            case .failure(let gone): others.append((item, due, .not(gone.word)))
            case .success(let moment):
                let decision = decide(moment, due, for: mail.address, at: now)
                if decision == .send { sent.append((item, due)) } else { others.append((item, due, decision)) }
            }
        }
        guard !sent.isEmpty else { return rest(place, others, at: now) }
        // What the relay has not taken yet says how things stand.
        mails[place].items = sent
        drop(others, from: mail.address, at: now)
        deliver(place, at: now)
    }

    func deliver(_ place: Int, at now: Date) {
        let isDeaf = season.isDeaf(at: now)
        enter(now, mails[place].address, .attempt(mails[place].items.map(\.item), isAccepted: !isDeaf))
        mails[place].attempts += 1
        mails[place].isHeld = false
        mails[place].next = nil
        guard isDeaf else { return }
        let minutes = [1, 5, 15, 30, 60]
        let delay = minutes[min(mails[place].attempts, minutes.count) - 1]
        let next = now.addingTimeInterval(Double(60 * delay))
        mails[place].next = min(next, max(mails[place].usefulUntil, now))
    }

    /// Nothing in it is to go now: it waits for the first hold to end, or is given up.
    private func rest(_ place: Int, _ others: [(item: SeasonItem, due: Date, decision: Decision)], at now: Date) {
        let holds = others.compactMap { other in
            if case .hold(let until, _) = other.decision { return until }
            return nil
        }
        if let until = holds.min() {
            mails[place].next = until
            mails[place].isHeld = true
            return enter(now, mails[place].address, .wait(until: until))
        }
        give(up: place, others, at: now)
    }

    /// Lost is only what came too late; what was not to be sent anyway may be one day.
    private func give(
        up place: Int, _ others: [(item: SeasonItem, due: Date, decision: Decision)], at now: Date
    ) {
        let isLate = others.contains { $0.decision == .not("stale") }
        for other in others {
            guard case .not(let word) = other.decision, word != "stale" else { continue }
            mails[place].items.removeAll { isLate && $0.item == other.item }
            refuse(Reminder(item: other.item, address: mails[place].address), word, due: other.due)
        }
        end(place, isLate ? "stale" : "cancelled", at: now)
    }

    func end(_ place: Int, _ state: String, at now: Date) {
        mails[place].next = nil
        mails[place].isCancelled = state == "cancelled"
        enter(now, mails[place].address, .end(state))
    }

    private func drop(_ others: [(item: SeasonItem, due: Date, decision: Decision)], from address: String, at now: Date)
    {
        for other in others {
            switch other.decision {
            case .send: break
            case .hold(let until, let isByNight):
                keep(Reminder(item: other.item, address: address), due: other.due, until: until, isByNight)
                enter(now, address, .dropped(other.item, "held"))
            case .not(let word):
                refuse(Reminder(item: other.item, address: address), word, due: other.due)
                enter(now, address, .dropped(other.item, word))
            }
        }
    }
}
