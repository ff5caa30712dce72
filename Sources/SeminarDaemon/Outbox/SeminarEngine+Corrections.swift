import Foundation
import SeminarCore
import StateStore

/// What becomes of a mail whose circumstances changed while it waited: its person has another address, or its use is over.
extension SeminarEngine {
    /// Whether a mail that is written goes to another address than the person has by now.
    func isElsewhere(_ address: EmailAddress, _ mail: OutboxMail) -> Bool {
        mail.rendered.map { $0.message.recipient != address } ?? false
    }

    /// What a notice says is known from its message alone.
    func readdressed(_ mail: OutboxMail, to person: Participant, at now: Date) -> MailChange {
        let change = MailChange(id: mail.id, progress: mail.progress, at: now)
        guard let rendered = mail.rendered else { return change }
        do {
            return change.replacing(
                mail, by: try writer.readdressed(rendered, to: .participant(person), insteadOf: mail.id))
        } catch {
            return unwritten(mail, because: error, at: now)
        }
    }

    /// A mail that could not be sent while it was useful. Where a silence kept it, that was somebody's wish: it is told
    /// of the reminders, and nobody has to look at the mail.
    func outlived(_ mail: OutboxMail, _ items: [LedgerEntry], at now: Date) throws(StateStoreError) -> MailChange {
        let isHeld = mail.progress.state == .held
        let hold = isHeld ? mail.progress.reason.map { "; it was held: \($0)" } : nil
        let reason = "no longer useful when it could be sent" + (hold ?? "")
        guard isHeld, try isSilenced(mail, items) else {
            return MailChange(id: mail.id, progress: mail.progress.ended(.stale, because: reason), at: now)
        }
        let dropped = items.map { item in
            var entry = item.following(.stale(since: mail.usefulUntil), at: now)
            (entry.reason, entry.heldBy) = (reason, .silenced)
            return entry
        }
        return MailChange(
            id: mail.id, progress: mail.progress.ended(.cancelled, because: reason), dropped: dropped, at: now)
    }

    /// Whether silences held all of it at the end of its use.
    private func isSilenced(_ mail: OutboxMail, _ items: [LedgerEntry]) throws(StateStoreError) -> Bool {
        guard let seminar = mail.seminar, !items.isEmpty else { return false }
        let last = mail.usefulUntil.addingTimeInterval(-1)
        let silences = try store.silences(of: seminar, endingAfter: last)
        guard !silences.isEmpty else { return false }
        let keys = try store.participant(mail.person, of: seminar)?.keys ?? [mail.person]
        return items.allSatisfy { silences.holding($0.key.event, for: keys, at: last) != nil }
    }
}

extension MailChange {
    /// Ends the mail, in whose place another is sent.
    func replacing(_ mail: OutboxMail, by rendered: RenderedMail) -> MailChange {
        let words = "the address was corrected"
        let address = rendered.message.recipient
        var change = self
        change.rendered = nil
        change.progress = mail.progress.ended(.cancelled, because: "\(words); written anew to \(address)")
        change.replacement = MailReplacement(rendered, because: "written anew to \(address), as \(words)")
        return change
    }
}
