import Foundation

extension NaiveModel {
    /// When the last of the silences ends that hold what is said of `event` to `address`; nil where none does.
    func silenceEnd(of event: String, for address: String, at now: Date) -> Date? {
        silences.filter { silence in
            now < silence.until && silence.event ?? event == event
                && silence.person.map(people.address(of:)) ?? address == address
        }.map(\.until).max()
    }

    func endSilence(_ number: Int, at now: Date) {
        guard let place = silences.firstIndex(where: { $0.number == number && now < $0.until }) else { return }
        let ended = silences.remove(at: place)
        let address = ended.person.map(people.address(of:))
        release(at: now) { reminder in
            (ended.event ?? reminder.item.event) == reminder.item.event
                && (address ?? reminder.address) == reminder.address
        } ofMailsTo: {
            (address ?? $0) == $0
        }
    }

    /// What waits is looked at once more: what else holds it will do so again.
    func release(at now: Date, _ isMeant: (Reminder) -> Bool, ofMailsTo isReader: (String) -> Bool) {
        for (reminder, hold) in held where isMeant(reminder) {
            held[reminder] = Hold(due: hold.due, until: min(hold.until, now), isByNight: hold.isByNight)
        }
        for place in mails.indices where mails[place].isHeld && isReader(mails[place].address) {
            mails[place].next = mails[place].next.map { min($0, now) }
        }
    }
}
