import CivilTime
import Crypto
import Foundation
import SeminarCore
import SeminarMail

/// Writes the service's mails: what the composer needs to know beyond the seminar is gathered here.
package struct MailWriter: Sendable {
    private let composer: MailComposer
    let baseURL: String
    private let secret: SymmetricKey
    let tokens: LinkTokens

    /// `secret` keys the Message-IDs, so that nobody can tell from one who was reminded of what, and the links.
    package init(composer: MailComposer, baseURL: String, secret: [UInt8]) {
        self.composer = composer
        self.baseURL = baseURL
        self.secret = SymmetricKey(data: secret)
        tokens = LinkTokens(secret: secret)
    }

    /// One mail with all that its recipient is reminded of, and a welcome where that is due.
    ///
    /// - Parameters:
    ///   - link: the recipient's own; organisers have none
    package func reminder(
        _ reminders: [DueReminder], of active: ActiveSeminar, roster: [Participant], link: PersonalLink?,
        as identity: MailIdentity = .own, at now: Date
    ) throws -> RenderedMail {
        guard let recipient = reminders.recipient else { throw NothingToSay() }
        let seminar = active.seminar
        let keys = reminders.map { $0.key(in: seminar.id) }
        let others = reminders.filter { !$0.isWelcome }
        let calendar = SeminarCalendar(seminar, stamps: active.stamps)
        let identity = self.identity(identity, of: keys.map(\.canonicalForm))
        var context = MailContext(
            now: now, identity: identity, returnKey: returnKey(of: identity),
            threads: threads(of: others.map(\.event), in: seminar), links: links(seminar.id, link),
            debtors: debtors(of: others, in: roster, seminar.zone, at: now),
            excused: excused(of: others, in: roster, seminar.zone, at: now),
            calendar: calendar.publication(of: others.map(\.event)))
        guard !others.isEmpty else { return try composer.welcome(to: recipient, of: seminar, in: context) }
        context.isWelcome = others.count < reminders.count
        return try composer.reminder(others.map(\.item), to: recipient, of: seminar, in: context)
    }

    /// One mail with all the changed dates that its recipient is to know.
    ///
    /// - Parameter entries: what the ledger is to have of them.
    func notice(
        _ changes: [EventChange], _ entries: [LedgerEntry], to addressee: (recipient: Recipient, link: PersonalLink?),
        of active: ActiveSeminar, at now: Date
    ) throws -> RenderedMail {
        let seminar = active.seminar
        // Not what is gone for its readers, and not what the organisers alone still see.
        let events = changes.map(\.event).filter { seminar.event($0.id)?.audience == $0.audience }
        let identity = identity(of: entries.map(\.key.canonicalForm))
        let context = MailContext(
            now: now, identity: identity, returnKey: returnKey(of: identity),
            threads: threads(of: changes.map(\.event), in: seminar), links: links(seminar.id, addressee.link),
            calendar: SeminarCalendar(seminar, stamps: active.stamps).publication(of: events))
        return try composer.notice(changes, to: addressee.recipient, of: seminar, in: context)
    }

    /// What was written already, for another address of the same person.
    func readdressed(
        _ mail: RenderedMail, to recipient: Recipient, insteadOf former: Int64
    ) throws(MailFailure) -> RenderedMail {
        let identity = identity(.insteadOf(former), of: [mail.message.messageID])
        return try composer.readdressed(mail, to: recipient, identity: identity, returnKey: returnKey(of: identity))
    }

    private func identity(_ kind: MailIdentity, of keys: [String]) -> String {
        switch kind {
        case .own: identity(of: keys)
        case .insteadOf(let former): identity(of: keys + ["instead of \(former)"])
        case .kept(let identity): identity
        }
    }

    private func links(_ seminar: Identifier, _ link: PersonalLink?) -> MailLinks {
        MailLinks(baseURL: baseURL, seminar: seminar, token: link.map(tokens.token))
    }

    /// A digest or an alert to one organiser.
    func digest(
        _ digest: SeminarDigest, isAlert: Bool, _ entries: [LedgerEntry], to organiser: Organiser,
        of active: ActiveSeminar,
        roster: [Participant], at now: Date
    ) throws -> RenderedMail {
        let identity = identity(of: entries.map(\.key.canonicalForm))
        let context = MailContext(
            now: now, identity: identity, returnKey: returnKey(of: identity),
            links: MailLinks(baseURL: baseURL, seminar: active.seminar.id))
        return try composer.digest(
            digest, isAlert: isAlert, to: organiser, of: active.seminar, roster: roster, in: context)
    }

    /// What `send-test` sends.
    func test(to address: EmailAddress, in zone: Zone, at now: Date) throws(MailFailure) -> RenderedMail {
        let identity = identity(of: ["test", address.identity, String(now.timeIntervalSince1970)])
        return try composer.test(
            to: address, language: .english, zone: zone, identity: identity, returnKey: returnKey(of: identity), at: now
        )
    }

    private struct NothingToSay: Error, CustomStringConvertible {
        let description = "a mail without a reminder in it"
    }

    /// Who has not done it, without those whose time still runs.
    private func debtors(
        of reminders: [DueReminder], in roster: [Participant], _ zone: Zone, at now: Date
    ) -> [Identifier: [Participant]] {
        let excused = excused(of: reminders, in: roster, zone, at: now)
        let obligations = Set(reminders.compactMap(\.event.obligation))
        return Dictionary(
            uniqueKeysWithValues: obligations.map { obligation in
                let spared = Set(excused[obligation]?.map(\.participant.person) ?? [])
                return (obligation, roster.people.filter { $0.owes(obligation) && !spared.contains($0.person) })
            })
    }

    private func excused(
        of reminders: [DueReminder], in roster: [Participant], _ zone: Zone, at now: Date
    ) -> [Identifier: [MailContext.Excused]] {
        let events = Set(reminders.map(\.event)).sorted { $0.id < $1.id }
        var excused: [Identifier: [MailContext.Excused]] = [:]
        for event in events {
            guard let obligation = event.obligation else { continue }
            excused[obligation, default: []] += roster.people.filter { $0.owes(obligation) }.compactMap { participant in
                event.extensionRunning(for: participant, in: zone, at: now)
                    .map { MailContext.Excused(participant: participant, until: $0) }
            }
        }
        return excused
    }

    /// Another hash than the Message-ID: who has a mail in an archive cannot tell the address that reports come to.
    private func returnKey(of identity: String) -> String { self.identity(of: ["return", identity]) }

    /// The same for all mails about an event, whoever they go to.
    private func threads(of events: [Event], in seminar: Seminar) -> [Identifier: String] {
        Dictionary(
            events.map { ($0.id, identity(of: ["thread \(seminar.id) \($0.id)"])) }, uniquingKeysWith: { one, _ in one }
        )
    }

    /// The same for the same reminders, whatever their order: what makes a repeat recognisable.
    private func identity(of keys: [String]) -> String {
        let text = keys.sorted().joined(separator: "\u{1E}")
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: secret)
        return code.prefix(16).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
