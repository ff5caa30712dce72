import CivilTime
import Foundation
import InternetMessage
import SeminarCore

/// Turns what is owed to one person into the bytes of a mail, in that person's language.
///
/// The same values give the same bytes; templates are the only other thing that matters, and a retry sends what was
/// stored and never comes here again.
package struct MailComposer: Sendable {
    /// Of the built-in templates; a rule may name another that an organiser wrote.
    enum Kind: String {
        case reminder, overdue, notice, welcome, digest, alert, test
    }

    private let templates: MailTemplates
    private let senderName: String?
    private let sender: EmailAddress
    private let bounces: EmailAddress?

    /// - Parameters:
    ///   - sender: the From address
    ///   - bounces: the return path, to which each mail adds a key of its own; nil makes it the sender
    package init(
        templates: MailTemplates, senderName: String?, sender: EmailAddress, bounces: EmailAddress? = nil
    ) {
        self.templates = templates
        self.senderName = senderName
        self.sender = sender
        self.bounces = bounces
    }

    /// A mail with one or several reminders; the most urgent comes first, whatever the order of `items`.
    package func reminder(
        _ items: [ReminderItem], to recipient: Recipient, of seminar: Seminar, in context: MailContext
    ) throws(MailFailure) -> RenderedMail {
        let facts = MailFacts(seminar: seminar, recipient: recipient, context: context)
        let named = Set(items.map { $0.rule.template ?? Kind.reminder.rawValue })
        let template = named.count == 1 ? named.first ?? "" : Kind.reminder.rawValue
        return try compose(template, facts.values(for: items), facts, about: facts.mostUrgent(of: items)?.event.id)
    }

    /// A mail to somebody who has just joined and is not due anything else: the links to page and calendar.
    package func welcome(
        to recipient: Recipient, of seminar: Seminar, in context: MailContext
    ) throws(MailFailure) -> RenderedMail {
        let facts = MailFacts(seminar: seminar, recipient: recipient, context: context)
        return try compose(Kind.welcome.rawValue, facts.values(for: [ReminderItem]()), facts, about: nil)
    }

    /// A mail about dates that have changed, in the order given.
    package func notice(
        _ changes: [EventChange], to recipient: Recipient, of seminar: Seminar, in context: MailContext
    ) throws(MailFailure) -> RenderedMail {
        let facts = MailFacts(seminar: seminar, recipient: recipient, context: context)
        return try compose(Kind.notice.rawValue, facts.values(for: changes), facts, about: changes.first?.event.id)
    }

    /// A mail to an organiser about the seminar's course; as an alert it has nothing but what went wrong.
    package func digest(
        _ digest: SeminarDigest, isAlert: Bool, to organiser: Organiser, of seminar: Seminar, roster: [Participant],
        in context: MailContext
    ) throws(MailFailure) -> RenderedMail {
        let facts = MailFacts(seminar: seminar, recipient: .organiser(organiser), context: context)
        let kind: Kind = isAlert ? .alert : .digest
        return try compose(kind.rawValue, facts.values(for: digest, roster: roster), facts, about: nil)
    }

    /// The mail of `send-test`: it belongs to no seminar.
    package func test(
        to address: EmailAddress, language: Language, zone: Zone, identity: String, returnKey: String? = nil,
        at now: Date
    ) throws(MailFailure) -> RenderedMail {
        let recipient = MailValues.RecipientValues(name: nil, address: address.description, isOrganiser: false)
        let sentAt = DateWording(language).moment(zone.wallTime(at: now))
        let values = MailValues(language: language.rawValue, recipient: recipient, sentAt: sentAt)
        let texts = try templates.texts(Kind.test.rawValue, language, fallback: language, values)
        var message = try message(to: nil, address, identity: identity, at: now, zone, texts)
        message.language = language.rawValue
        return rendered(message, texts, to: address, returnKey: returnKey)
    }

    /// A mail that was written already, to another address of the same person: as another message.
    package func readdressed(
        _ mail: RenderedMail, to recipient: Recipient, identity: String, returnKey: String?
    ) throws(MailFailure) -> RenderedMail {
        do {
            let id = try MessageID("\(identity)@\(sender.domain)")
            let bytes = ReaddressedMessage(mail.message.bytes).bytes(
                to: try Mailbox(name: recipient.name, address: recipient.email.description), messageID: id)
            return RenderedMail(
                subject: mail.subject,
                message: OutgoingMessage(
                    sender: returnPath(returnKey), recipient: recipient.email, bytes: bytes, messageID: id.description))
        } catch {
            throw MailFailure("the mail cannot be addressed: \(error)")
        }
    }

    private func returnPath(_ key: String?) -> EmailAddress {
        key.flatMap { key in bounces?.returning(key: key) } ?? bounces ?? sender
    }

    /// What every mail of a seminar has besides its text: replies reach the organisers, programs can sort and stop it.
    ///
    /// - Parameter event: whose thread it stands in; of several the one that the subject names, as a second reference
    ///   would join their threads for good.
    private func compose(
        _ template: String, _ values: MailValues, _ facts: MailFacts, about event: Identifier?
    ) throws(MailFailure) -> RenderedMail {
        let (seminar, context, recipient) = (facts.seminar, facts.context, facts.recipient)
        let texts = try templates.texts(template, facts.language, fallback: seminar.language, values)
        var message = try message(
            to: recipient.name, recipient.email, identity: context.identity, at: context.now, seminar.zone, texts)
        message.language = facts.language.rawValue
        do {
            message.replyTo = try seminar.organisers.map { organiser throws(InvalidMailField) in
                try Mailbox(name: organiser.name, address: organiser.email.description)
            }
            if let root = event.flatMap({ context.threads[$0] }) {
                message.references = [try MessageID("\(root)@\(sender.domain)")]
                message.inReplyTo = message.references
            }
            message.listID = try ListID(name: seminar.title, identifier: "\(seminar.id).\(sender.domain)")
            message.unsubscribe = try context.links.unsubscribe.map { link throws(InvalidMailField) in
                try UnsubscribeLinks([link], oneClick: true)
            }
        } catch {
            throw MailFailure("the mail cannot be addressed: \(error)")
        }
        message.calendar = try facts.attachment()
        return rendered(message, texts, to: recipient.email, returnKey: context.returnKey)
    }

    /// A message that no vacation responder answers (RFC 3834 §2; the X- field is Exchange's).
    private func message(
        to name: String?, _ address: EmailAddress, identity: String, at now: Date, _ zone: Zone, _ texts: MailTexts
    ) throws(MailFailure) -> MailMessage {
        do {
            var message = MailMessage(
                from: try Mailbox(name: senderName, address: sender.description),
                to: [try Mailbox(name: name, address: address.description)], date: now,
                utcOffset: zone.offset(at: now), messageID: try MessageID("\(identity)@\(sender.domain)"),
                subject: texts.subject, plain: texts.plain)
            message.html = texts.html
            message.automation = .generated
            message.extraFields = [try HeaderField("X-Auto-Response-Suppress", "All")]
            return message
        } catch {
            throw MailFailure("the mail cannot be addressed: \(error)")
        }
    }

    private func rendered(
        _ message: MailMessage, _ texts: MailTexts, to recipient: EmailAddress, returnKey: String?
    ) -> RenderedMail {
        RenderedMail(
            subject: texts.subject,
            message: OutgoingMessage(
                sender: returnPath(returnKey), recipient: recipient, bytes: message.bytes(),
                messageID: message.messageID.description))
    }
}
