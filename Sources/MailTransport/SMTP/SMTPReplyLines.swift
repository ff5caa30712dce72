import SeminarCore

/// Puts the lines of a reply together (RFC 5321 §4.2.1): `250-first`, `250-second`, `250 last`.
struct SMTPReplyLines: Sendable {
    /// A reply is kept for people to read and in the state: what is longer than this serves neither.
    private static let longestText = 500

    private var texts: [String] = []
    private var enhanced: String?

    /// The reply, once `line` is its last line.
    mutating func adding(_ line: [UInt8]) -> SMTPReply? {
        let text = Self.printable(line)
        guard let code = Int(text.prefix(3)), (200...599).contains(code) else { return nil }
        let rest = text.dropFirst(3)
        let (status, words) = Self.split(String(rest.dropFirst()), class: code / 100)
        enhanced = enhanced ?? status
        if !words.isEmpty { texts.append(words) }
        guard rest.first != "-" else { return nil }
        defer { self = SMTPReplyLines() }
        return SMTPReply(
            code: code, enhanced: enhanced, text: String(texts.joined(separator: " ").prefix(Self.longestText)))
    }

    /// Takes the enhanced status code off a reply's text: its class must be that of the reply (RFC 2034 §4).
    private static func split(_ text: String, class wanted: Int) -> (status: String?, words: String) {
        let words = text.split(separator: " ", maxSplits: 1)
        guard let first = words.first else { return (nil, "") }
        let numbers = first.split(separator: ".", omittingEmptySubsequences: false)
        let isStatus =
            numbers.count == 3 && numbers.first == String(wanted)[...]
            && numbers.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }
        return isStatus ? (String(first), words.count > 1 ? String(words[1]) : "") : (nil, text)
    }

    /// A server's text ends up on terminals and in logs: no control characters, no broken UTF-8.
    private static func printable(_ line: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
            scalars.append(isControl(scalar) ? " " : scalar)
        }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}
