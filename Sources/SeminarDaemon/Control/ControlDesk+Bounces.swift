import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    func bounces(of mail: OutboxMail) throws(ControlFailure) -> [BounceEntry] {
        let zone = zone(of: mail.seminar)
        return try reading { store throws(StateStoreError) in try store.bounces(ofMail: mail.id) }
            .map { BounceEntry($0, in: zone) }
    }

    /// What was given up elsewhere asks for a person's look; what is only delayed does not, and a marked address is told
    /// of as such.
    func bounceProblems(since instant: Date) throws(ControlFailure) -> [String] {
        let hard = try reading { store throws(StateStoreError) in try store.bounces(after: instant) }
            .filter { $0.kind == .hard && !$0.condemnsAddress }
        let mails = Set(hard.map(\.mail)).sorted()
        guard let last = hard.last else { return [] }
        let words = mails.count == 1 ? "1 mail came back" : "\(mails.count) mails came back, the last"
        return ["\(words): \(last.words); see \"seminarctl outbox show \(last.mail)\""]
    }
}

extension BounceEntry {
    init(_ bounce: Bounce, in zone: Zone) {
        self.init(
            kind: bounce.kind.rawValue, at: zone.rfc3339(bounce.at), status: bounce.status,
            recipient: bounce.recipient, text: bounce.text)
    }
}
