import CivilTime
import Foundation
import Logging
import SeminarCore

/// Writes what happens where somebody looks: the log, and on a clock of its own one readable line each.
struct EventJournal: Sendable {
    private let logger: Logger
    private let isRehearsal: Bool
    private let clock: any WallClock
    private let zone: Zone

    init(logger: Logger, isRehearsal: Bool, clock: any WallClock, zone: Zone) {
        self.logger = logger
        self.isRehearsal = isRehearsal
        self.clock = clock
        self.zone = zone
    }

    func listening(on port: Int) { logger.info("serving", metadata: ["http.port": "\(port)"]) }

    @Sendable func observe(_ event: EngineEvent) {
        if isRehearsal { return tell(event) }
        log(event)
    }

    /// Addresses at debug level only: a log is read by more people than a roster.
    private func log(_ event: EngineEvent) {
        switch event {
        case .activated(let seminar, let events, let participants, let isNew):
            logger.info(
                isNew ? "seminar activated" : "seminar changed",
                metadata: [
                    "seminar.id": "\(seminar)", "seminar.events": "\(events)",
                    "seminar.participants": "\(participants)",
                ])
        case .refused(let file, let complaints):
            for complaint in complaints {
                logger.error("file refused", metadata: ["file": "\(file)", "complaint": "\(complaint)"])
            }
        case .removed(let seminar):
            logger.info("seminar removed", metadata: ["seminar.id": "\(seminar)"])
        case .decided(let entry): log(entry)
        case .mail(let mail): log(mail)
        case .bounced(let bounce):
            logger.warning(
                bounce.kind == .hard ? "mail came back" : "mail is delayed",
                metadata: [
                    "mail.id": "\(bounce.mail)", "status": "\(bounce.status ?? "none")", "reason": "\(bounce.words)",
                ])
        case .relayResting(let rest):
            logger.warning(
                "relay rests", metadata: ["reason": "\(rest.reason)", "until": "\(zone.rfc3339(rest.until))"])
        case .relayRecovered: logger.info("relay answers again")
        case .clockJumped(let jump):
            logger.error(
                "clock jumped, mail is held",
                metadata: ["seconds": "\(Int(jump.by))", "noticed": "\(zone.rfc3339(jump.noticedAt))"])
        case .failed(let reason): logger.error("failed", metadata: ["reason": "\(reason)"])
        }
    }

    private func log(_ entry: LedgerEntry) {
        let metadata: Logger.Metadata = [
            "seminar.id": "\(entry.key.seminar)", "event.id": "\(entry.key.event)", "rule": "\(entry.key.rule)",
            "reason": "\(entry.reason)",
        ]
        let level: Logger.Level = entry.state == .stale ? .warning : .info
        logger.log(level: level, "reminder \(entry.state.rawValue)", metadata: metadata)
        logger.debug("reminder's person", metadata: ["person": "\(entry.key.person)", "rule": "\(entry.key.rule)"])
    }

    private func log(_ mail: MailEvent) {
        var metadata: Logger.Metadata = ["mail.id": "\(mail.id)", "mail.items": "\(mail.items.count)"]
        metadata["seminar.id"] = mail.seminar.map { "\($0)" }
        metadata["reply"] = mail.progress.reply.map { "\($0)" }
        metadata["reason"] = mail.progress.reason.map { "\($0)" }
        let isGood = mail.progress.state == .accepted || mail.progress.state == .held
        logger.log(level: isGood ? .info : .warning, "mail \(mail.progress.state.rawValue)", metadata: metadata)
        logger.debug("mail's recipient", metadata: ["mail.id": "\(mail.id)", "to": "\(mail.recipient)"])
    }
}

extension EventJournal {
    /// One line on standard output, with the time of the rehearsal's own clock.
    private func tell(_ event: EngineEvent) {
        guard let words = Self.words(for: event) else { return }
        let wall = zone.wallTime(at: clock.now()).toTheMinute
        let day = DateWording(.english).abbreviatedWeekday(wall.date.weekday)
        print("\(day) \(wall)  \(words)")
        fflush(nil)
    }

    private static func words(for event: EngineEvent) -> String? {
        switch event {
        case .activated(let seminar, let events, let participants, let isNew):
            "\(seminar) \(isNew ? "starts" : "has changed"): \(events.counted("event")), "
                + participants.counted("participant")
        case .refused(let file, let complaints):
            "\(file) is refused; what was in force stays in force:\n  " + complaints.joined(separator: "\n  ")
        case .removed(let seminar): "\(seminar) has ended"
        case .decided(let entry):
            columns(
                entry.state.rawValue, "\(entry.key.person)", "\(entry.key.event), \(entry.key.rule): \(entry.reason)")
        case .mail(let mail): words(for: mail)
        case .bounced(let bounce):
            "mail \(bounce.mail) \(bounce.kind == .hard ? "came back" : "is delayed"): \(bounce.words)"
        case .relayResting(let rest): "the mail relay rests: \(rest.reason)"
        case .relayRecovered: "the mail relay answers again"
        case .clockJumped(let jump): "the clock jumped by \(Int(jump.by)) seconds; mail is held"
        case .failed(let reason): "failed: \(reason)"
        }
    }

    private static func words(for mail: MailEvent) -> String {
        let reason = mail.progress.reason.map { " (\($0))" } ?? ""
        return columns(mail.progress.state.rawValue, "\(mail.recipient)", mail.subject + reason)
    }

    /// Below each other: the longest state's name has nine letters, and few addresses have over thirty.
    private static func columns(_ state: String, _ person: String, _ what: String) -> String {
        "\(padded(state, to: 9))  \(padded(person, to: 30))  \(what)"
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
