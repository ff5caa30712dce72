import Foundation

extension NaiveModel {
    /// Why something was not sent, when that was said last.
    struct Refusal {
        var word: String
        var due: Date
    }

    /// What was not sent to somebody for a reason that has gone is looked at once more: as long as it is of use, and
    /// nothing of the event that is later has been sent.
    ///
    /// - Parameter obligation: which it was; nil where it was none.
    func reopen(_ id: String, _ word: String, _ obligation: String?, at now: Date) {
        let address = people.address(of: id)
        for (reminder, refusal) in refusals where reminder.address == address && refusal.word == word {
            guard !isTold(reminder), case .success(let moment) = find(reminder), now < moment.usefulUntil,
                obligation == nil || moment.event.obligation == obligation
            else { continue }
            let sent = mails.filter { $0.address == address && !$0.isCancelled }.flatMap(\.items)
            guard !sent.contains(where: { $0.item.event == reminder.item.event && $0.due > refusal.due }) else {
                continue
            }
            keep(reminder, due: refusal.due, until: now, false)
        }
    }

    /// Nothing comes of what is taken back that was never said.
    func takeBack(_ act: Season.Act.Kind, at now: Date) {
        switch act {
        case .undoes(let id, let obligation) where people.hasDone(obligation, id):
            reopen(id, "done", obligation, at: now)
        case .optsIn(let id) where people.hasOptedOut(id): reopen(id, "opted out", nil, at: now)
        default: break
        }
        people.perform(act)
    }
}
