import Foundation
import SeminarCore
import StateStore

/// Notices that the relay has not had, and that say what is no longer so.
extension SeminarEngine {
    /// What was to be told by mails that end, from what their people know without them.
    struct Recall {
        var mails: [Int64] = []
        var notices: [HeldNotice] = []
    }

    /// All such notices of a seminar; what a later one has told of an event is not told again.
    func recall(in active: ActiveSeminar, roster: [Participant], at now: Date) throws(StateStoreError) -> Recall {
        let all = try store.waitingNotices(of: active.seminar.id)
        guard !all.isEmpty else { return Recall() }
        let waiting = overtaken(all, in: active, roster, at: now)
        var recall = Recall(mails: waiting.map(\.mail))
        for notice in waiting {
            for told in notice.told {
                let later = try store.notices(after: notice.mail, about: told).filter { !recall.mails.contains($0) }
                let isKnown = recall.notices.contains { $0.isAbout(theSameAs: told.kept) }
                guard later.isEmpty, !isKnown else { continue }
                recall.notices.append(told.kept)
            }
        }
        return recall
    }

    /// What becomes of a notice whose turn has come and that says what is no longer so; nil where all of it is.
    ///
    /// It waits for the news that is coming anyway, of which it will be a part then; else it is told anew at once.
    func overtaken(_ due: DueMail, in active: ActiveSeminar, at now: Date) throws(StateStoreError) -> MailChange? {
        let mail = due.mail
        guard !mail.mayHaveArrived else { return nil }
        let told = try store.told(byMail: mail.id)
        let notice = WaitingNotice(mail: mail.id, told: told)
        guard !overtaken([notice], in: active, due.namesakes, at: now).isEmpty else { return nil }
        if let release = try nextNews(of: told, in: active.seminar.id, after: now) {
            return MailChange(
                id: mail.id, progress: mail.progress.held(until: release, because: "its dates have changed since"),
                at: now)
        }
        let reason = "its dates have changed since; they are told anew"
        var change = MailChange(id: mail.id, progress: mail.progress.ended(.cancelled, because: reason), at: now)
        for told in told {
            guard try store.notices(after: mail.id, about: told).isEmpty else { continue }
            var notice = told.kept
            (notice.releaseAt, notice.reason) = (now, reason)
            change.recalled.append(notice)
        }
        return change
    }

    private func nextNews(
        of told: [ToldChange], in seminar: Identifier, after now: Date
    ) throws(StateStoreError) -> Date? {
        let held = try store.heldNotices(of: seminar).filter { held in
            told.contains { $0.kept.event == held.event && [nil, $0.kept.person].contains(held.person) }
        }
        let releases = held.map(\.releaseAt) + [try store.announcement(of: seminar)?.releaseAt].compactMap(\.self)
        return releases.filter { $0 > now }.min()
    }

    private func overtaken(
        _ notices: [WaitingNotice], in active: ActiveSeminar, _ roster: [Participant], at now: Date
    ) -> [WaitingNotice] {
        let news = SeminarNews(active.seminar, roster: roster, at: now)
        return notices.filter { notice in
            notice.told.contains { told in
                news.isOvertaken(told, by: active.stored.text) { known.seminar($0) }
            }
        }
    }
}
