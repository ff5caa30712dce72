/// Which clock a state belongs to, for good: mails of a rehearsal must not count as sent, nor real ones be owed again.
package enum ClockKind: String, CaseIterable, Hashable, Sendable, Codable {
    case real
    case simulated
}
