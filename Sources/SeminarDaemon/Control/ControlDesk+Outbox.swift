import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    func outbox(_ question: OutboxQuestion) throws(ControlFailure) -> [OutboxRow] {
        var filter = MailFilter()
        if let word = question.state {
            guard let state = DeliveryState(rawValue: word) else {
                let words = DeliveryState.allCases.map(\.rawValue).joined(separator: ", ")
                throw ControlFailure(.usage, "there is no state \"\(word)\"; expected one of \(words)")
            }
            filter.states = [state]
        }
        if let seminar = question.seminar { filter.seminar = try active(seminar).seminar.id }
        if let person = question.person {
            let found = try self.person(person, in: question.seminar)
            // Another person of another seminar may have the same id.
            (filter.seminar, filter.keys) = (found.seminar, Recipient.participant(found.participant).keys)
        }
        let wanted = filter
        return try reading { store throws(StateStoreError) in try store.mails(wanted) }.map { listed in
            row(of: listed.mail, subject: listed.subject)
        }
    }

    func mail(_ question: MailQuestion) throws(ControlFailure) -> OutboxDetail {
        let mail = try find(question)
        let items = try reading { store throws(StateStoreError) in try store.entries(ofMail: mail.id) }
        let subject = try reading { store throws(StateStoreError) in try store.subject(ofMail: mail.id) }
        return OutboxDetail(
            mail: row(of: mail, subject: subject), messageID: mail.rendered?.message.messageID,
            items: items.map { entry in
                let event = engine.catalog[entry.key.seminar]?.seminar.event(entry.key.event)
                return MailItem(
                    seminar: entry.key.seminar.text, event: entry.key.event.text,
                    rule: RuleWording().text(entry.key.rule, of: event))
            },
            message: mail.rendered.map { String(decoding: $0.message.bytes, as: UTF8.self) },
            bounces: try bounces(of: mail))
    }

    func retry(_ question: MailQuestion) throws(ControlFailure) -> Acknowledgement {
        let mail = try find(question)
        let now = engine.clock.now()
        guard now < mail.usefulUntil else {
            throw ControlFailure(.failed, "mail \(mail.id) is not tried again: nothing in it is worth sending any more")
        }
        let changed = try reading { store throws(StateStoreError) in try store.retry(mail: mail.id, at: now) }
        guard changed else {
            throw ControlFailure(
                .failed,
                "mail \(mail.id) is \(mail.progress.state.rawValue) and is not tried again; "
                    + "only a mail that waits, was rejected or went stale is")
        }
        wake()
        return Acknowledgement(changed: true, message: "mail \(mail.id) to \(mail.recipient) is tried now")
    }

    func cancel(_ question: MailQuestion) throws(ControlFailure) -> Acknowledgement {
        let mail = try find(question)
        let progress = mail.progress.ended(.cancelled, because: "cancelled by an organiser")
        let change = MailChange(id: mail.id, progress: progress, at: engine.clock.now())
        let changed = try reading { store throws(StateStoreError) in try store.record([change]) }.contains(mail.id)
        guard changed else {
            throw ControlFailure(
                .failed,
                "mail \(mail.id) is \(mail.progress.state.rawValue) and cannot be cancelled; "
                    + "only a mail that waits can")
        }
        return Acknowledgement(changed: true, message: "mail \(mail.id) to \(mail.recipient) is cancelled")
    }

    func sendTest(_ question: SendTestQuestion) async throws(ControlFailure) -> SendTestResult {
        let address: EmailAddress
        do {
            address = try EmailAddress(parsing: question.address)
        } catch {
            throw ControlFailure(.usage, "\(question.address): \(error)")
        }
        let mail = try await engine.sendTest(to: address, in: facts.zone)
        wake()
        return SendTestResult(
            to: address.description, state: mail.progress.state.rawValue,
            reply: mail.progress.reply ?? mail.progress.reason, mail: mail.id)
    }

    private func find(_ question: MailQuestion) throws(ControlFailure) -> OutboxMail {
        guard let id = Int64(question.id) else {
            throw ControlFailure(
                .usage, "\"\(question.id)\" is no number of a mail; \"seminarctl outbox list\" shows them")
        }
        guard let mail = try reading({ store throws(StateStoreError) in try store.mail(id) }) else {
            throw ControlFailure(.failed, "there is no mail \(id); \"seminarctl outbox list\" shows them")
        }
        return mail
    }

    private func row(of mail: OutboxMail, subject: String?) -> OutboxRow {
        let zone = zone(of: mail.seminar)
        return OutboxRow(
            id: mail.id, to: mail.recipient.description, subject: subject, state: mail.progress.state.rawValue,
            attempts: mail.progress.attempts, due: zone.rfc3339(mail.due),
            nextAttempt: mail.progress.nextAttempt.map { zone.rfc3339($0) }, reply: mail.progress.reply,
            kind: mail.kind.rawValue, seminar: mail.seminar?.text, person: mail.person.text,
            reason: mail.progress.reason)
    }
}
