import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

/// Puts what the engine does into `simulate`'s lines.
struct SimulationTeller: Sendable {
    let store: StateStore
    let catalog: SeminarCatalog
    let clock: VirtualClock
    let tell: @Sendable (SimulatedEvent) -> Void

    @Sendable func observe(_ event: EngineEvent) {
        switch event {
        case .mail(let mail): tell(line(for: mail))
        case .decided(let entry): tell(line(for: entry))
        case .activated, .refused, .removed, .bounced, .relayResting, .relayRecovered, .clockJumped, .failed: break
        }
    }

    private func line(for mail: MailEvent) -> SimulatedEvent {
        SimulatedEvent(
            at: now(in: mail.seminar), to: mail.recipient.description, subject: mail.subject,
            items: mail.items.map(item), decision: decision(of: mail.progress.state),
            reason: mail.progress.reason ?? mail.reasons.joined(separator: "; "))
    }

    private func line(for entry: LedgerEntry) -> SimulatedEvent {
        let summary = catalog[entry.key.seminar]?.seminar.summary(of: entry.key)
        return SimulatedEvent(
            at: now(in: entry.key.seminar), to: address(of: entry.key), subject: summary ?? "",
            items: [item(entry.key)], decision: entry.state.decision, reason: entry.reason)
    }

    private func decision(of state: DeliveryState) -> String {
        switch state {
        case .accepted, .sending: "send"
        case .held, .queued, .deferred, .uncertain: "hold"
        case .stale: "stale"
        case .rejected, .cancelled: "skip"
        }
    }

    private func item(_ key: ReminderKey) -> MailItem {
        let event = catalog[key.seminar]?.seminar.event(key.event)
        return MailItem(
            seminar: key.seminar.text, event: key.event.text, rule: RuleWording().text(key.rule, of: event))
    }

    private func now(in seminar: Identifier?) -> String {
        let zone = seminar.flatMap { catalog[$0]?.seminar.zone } ?? .utc
        return zone.rfc3339(clock.now())
    }

    /// A person of the roster, or an organiser, whose address is the id.
    private func address(of key: ReminderKey) -> String {
        let person = try? store.participant(key.person, of: key.seminar)
        return person?.email.description ?? key.person.text
    }
}
