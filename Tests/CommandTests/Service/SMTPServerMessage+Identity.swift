import TestSupport

extension SMTPServerMessage {
    /// What a mail has in common with its repetitions.
    var messageID: String {
        text.firstMatch(of: /(?m)^Message-ID:\s*(<[^>]+>)/.ignoresCase()).map { String($0.output.1) } ?? ""
    }
}
