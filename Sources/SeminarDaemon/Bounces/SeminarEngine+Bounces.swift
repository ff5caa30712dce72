import Foundation
import InternetMessage
import SeminarCore
import StateStore

extension SeminarEngine {
    /// Records the reports that are about mails of ours; nil is a message that is no report.
    ///
    /// A report counts if it came to the address that only this mail was sent from, or returns its Message-ID: both are
    /// keyed hashes, which nobody can guess who has not seen the mail.
    package func take(
        _ reports: [DeliveryStatusNotification?], readUpTo position: MailboxPosition?
    ) throws(StateStoreError) {
        let now = clock.now()
        var bounces: [Bounce] = []
        for report in reports {
            guard let report, let mail = try mail(of: report), let bounce = Bounce(report, of: mail, at: now) else {
                bounceTally.ignored += 1
                continue
            }
            bounces.append(bounce)
        }
        let new = try store.record(bounces, readUpTo: position)
        bounceTally.recorded += bounces.count
        for bounce in new { observe(.bounced(bounce)) }
    }

    /// What keeps the mailbox from being read, told once; nil when it was read.
    func noteBounces(trouble: String?) {
        if let trouble, trouble != bounceTally.trouble { observe(.failed(trouble)) }
        bounceTally.trouble = trouble
    }

    private func mail(of report: DeliveryStatusNotification) throws(StateStoreError) -> Int64? {
        for address in report.addressees {
            guard let known = settings.returnPath, known.isReturnPath(address) else { continue }
            if let mail = try store.mail(returningTo: address) { return mail }
        }
        guard let identifier = report.returnedMessageID else { return nil }
        return try store.mail(messageID: identifier)
    }
}

extension Bounce {
    /// Nil where the report says that all is well (RFC 3464 §2.3.3: delivered, relayed, expanded).
    ///
    /// A mail of ours has one recipient; of several in a report, after an expanded list, a failure counts most.
    init?(_ report: DeliveryStatusNotification, of mail: Int64, at now: Date) {
        let failed = report.recipients.first { $0.action == .failed }
        guard let told = failed ?? report.recipients.first(where: { $0.action == .delayed }) else { return nil }
        self.init(
            mail: mail, kind: failed == nil ? .soft : .hard, status: told.status, recipient: told.address,
            text: told.diagnostic ?? "", at: now)
    }
}
