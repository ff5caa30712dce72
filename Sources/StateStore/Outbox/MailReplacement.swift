import Foundation
import GRDB
import SeminarCore

/// A mail that is made in place of one that ends: the same things, to another address.
///
/// What was stored is sent byte for byte or not at all, so a corrected address makes another message.
package struct MailReplacement: Hashable, Sendable {
    package var rendered: RenderedMail
    /// For the ledger, beside why the reminders are sent.
    package var reason: String

    package init(_ rendered: RenderedMail, because reason: String) {
        self.rendered = rendered
        self.reason = reason
    }
}

extension Database {
    /// Queues the replacement of a mail that has ended, with all that this carried.
    func replace(mail id: Int64, by replacement: MailReplacement, at now: Date) throws {
        guard let former = try mail(id) else { return }
        let successor = try insert(
            NewMail(
                kind: former.kind, seminar: former.seminar, person: former.person,
                recipient: replacement.rendered.message.recipient, due: former.due, usefulUntil: former.usefulUntil),
            at: now)
        try run(
            "UPDATE ledger SET mail = ?, reason = reason || '; ' || ? WHERE mail = ?",
            [successor, replacement.reason, id])
        try run("UPDATE told_change SET mail = ? WHERE mail = ?", [successor, id])
        try store(replacement.rendered, ofMail: successor)
    }
}
