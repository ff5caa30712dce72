import CivilTime
import Foundation
import Logging

/// One line an entry to standard error: message, then its metadata as `key=value`, in the order of the keys.
///
/// Under the journal without a time, which the journal knows, and with the priority that it reads (sd-daemon(3)).
struct JournalLogHandler: LogHandler {
    private let isUnderJournal: Bool
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    init(isUnderJournal: Bool) { self.isUnderJournal = isUnderJournal }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, own in own }
        let pairs = all.sorted { $0.key < $1.key }.map { " \($0.key)=\(Self.quoted("\($0.value)"))" }.joined()
        let prefix = isUnderJournal ? "<\(event.level.priority)>" : "\(Zone.utc.rfc3339(Date())) \(event.level): "
        Printing.complain(["\(prefix)\(event.message)\(pairs)"])
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.allSatisfy { !$0.isWhitespace && $0 != "\"" && $0 != "=" }
        guard !isPlain else { return text }
        let escaped = text.replacingOccurrences(of: "\"", with: "'").replacingOccurrences(of: "\n", with: " ")
        return "\"\(escaped)\""
    }
}

extension Logger.Level {
    /// syslog(3)
    fileprivate var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
