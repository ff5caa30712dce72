import Foundation
import SeminarDaemon
import Synchronization

/// Prints a season as it passes, and sums it up at the end.
final class SimulationPrinter: Sendable {
    private struct Counts {
        var mails = 0
        var recipients: Set<String> = []
        var others: [String: Int] = [:]
    }

    private let json: Bool
    private let counts = Mutex(Counts())

    init(json: Bool) { self.json = json }

    @Sendable func tell(_ event: SimulatedEvent) {
        counts.withLock { counts in
            if event.decision == "send" {
                counts.mails += 1
                counts.recipients.insert(event.to)
            } else {
                counts.others[event.decision, default: 0] += 1
            }
        }
        Printing.out(json ? Self.object(event) : Self.line(event))
    }

    /// The sum is for people: a program has the lines.
    func finish() {
        guard !json else { return }
        let (mails, people, others) = counts.withLock { ($0.mails, $0.recipients.count, $0.others) }
        let rest = others.sorted { $0.key < $1.key }.map { ", \($0.value) \($0.key)" }.joined()
        Printing.out("\(mails) mails to \(people) people\(rest)")
    }

    private static func line(_ event: SimulatedEvent) -> String {
        let at = event.at.prefix(16).replacingOccurrences(of: "T", with: " ")
        return
            "\(at)  \(padded(event.decision, to: 5))  \(padded(event.to, to: 30))  \(event.subject)  (\(event.reason))"
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func object(_ event: SimulatedEvent) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(event) else { preconditionFailure("texts are always JSON") }
        return String(decoding: data, as: UTF8.self)
    }
}
