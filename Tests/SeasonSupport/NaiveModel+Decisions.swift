import Foundation

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
        let recipients = NaiveTimes.recipients(of: rule, of: event)
        let own = own(event, for: reminder.address, recipients)
        let all = own.shape == event.shape ? moments : times.moments(of: [own])
        guard let moment = all.first(where: { $0.item == reminder.item }) else {
            return .failure(Gone(word: own.shape == event.shape ? "moved" : "own date"))
        }
        let members = people.members(recipients)
        return members.contains(reminder.address) ? .success(moment) : .failure(Gone(word: "no recipient"))
    }
}

extension NaiveTimes.Moment {
    /// Its event as it is for all.
    func official(in events: [SeasonEvent]) -> SeasonEvent { events.first { $0.id == event.id } ?? event }
}
