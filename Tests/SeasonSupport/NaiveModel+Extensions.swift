import Foundation

extension NaiveModel {
    /// The event as it is for whoever has that address, if it is as a participant that the reminder concerns them.
    func own(_ event: SeasonEvent, for address: String, _ recipients: String) -> SeasonEvent {
        people.end(of: event.id, for: address, recipients).map { times.own(event, until: $0) } ?? event
    }

    /// What reminds somebody of the event by the same moment as the others; nil where it has passed over to another.
    func own(_ moment: NaiveTimes.Moment, for address: String) -> NaiveTimes.Moment? {
        let recipients = NaiveTimes.recipients(of: moment.reminder, of: moment.event)
        let own = own(moment.event, for: address, recipients)
        guard own.shape != moment.event.shape else { return moment }
        guard var mine = times.moments(of: [own]).first(where: { $0.item == moment.item }) else { return nil }
        mine.due = moment.due
        return mine
    }

    /// All that falls due for some one person alone, as long as neither dates nor people change.
    func planPersonalMoments() {
        personalMoments = people.extendedAddresses.flatMap { address in
            events.flatMap { event -> [(address: String, moment: NaiveTimes.Moment)] in
                let own = own(event, for: address, "enrolled")
                guard own.shape != event.shape else { return [] }
                let since = ownSince[address] ?? plannedSince[event.id] ?? lookedUntil
                return times.ownMoments(of: own, insteadOf: event).map { moment in
                    var moment = moment
                    if moment.due <= since { moment.due = max(moment.due, moment.nominal) }
                    return (address, moment)
                }
            }
        }
    }

    /// Counted from now on; what fell due by now is decided by the date that counted then.
    func extend(_ id: String, _ event: String, until end: Season.End?, at now: Date) {
        guard !season.isDisbelieved(at: now) else { return }
        tick(at: now)
        let address = people.address(of: id)
        guard people.rows.contains(where: { $0.id == id }), people.end(of: event, for: address, "enrolled") != end
        else { return }
        people.setEnd(end, of: event, for: address)
        ownSince[address] = now
        planPersonalMoments()
        noteExtension(of: event, for: address, at: now)
        lastOfConsequence = now
    }
}
