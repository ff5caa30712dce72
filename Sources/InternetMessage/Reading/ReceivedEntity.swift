/// A message from outside, or a part of one: header fields and a body (RFC 5322 §2.1, RFC 2045 §2.4), read with bounds.
///
/// Anybody may write to the mailbox that it comes from. Nothing in it is trusted, nothing is repaired, and what is
/// larger than a report of any mail system is not looked at.
struct ReceivedEntity {
    private static let longestHeader = 64 * 1024
    private static let mostParts = 50

    private let fields: [(name: String, value: String)]
    private let body: ArraySlice<UInt8>

    /// Nil where the octets do not begin with a header. Lines end in LF or CRLF: Maildirs have the one, parts the other.
    init?(_ octets: ArraySlice<UInt8>) {
        var fields: [(name: String, value: String)] = []
        var lines = LineSlices(octets)
        while let line = lines.next(), !line.isEmpty {
            guard line.endIndex - octets.startIndex <= Self.longestHeader else { return nil }
            let text = String(decoding: line, as: UTF8.self)
            if text.first == " " || text.first == "\t" {
                guard let last = fields.indices.last else { return nil }
                fields[last].value += " " + text.singleLine
            } else if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon != text.startIndex {
                fields.append((text[..<colon].lowercased(), String(text[text.index(after: colon)...]).singleLine))
            } else if !fields.isEmpty || !text.hasPrefix("From ") {
                return nil
            }
        }
        guard !fields.isEmpty else { return nil }
        self.fields = fields
        body = lines.rest
    }

    /// The values of all fields of that name, unfolded.
    func values(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Text where nothing is said (RFC 2045 §5.2).
    var type: ReceivedContentType { value("content-type").flatMap(ReceivedContentType.init) ?? .plain }

    /// The body without its transfer encoding; nil where it is not what it says.
    var content: ArraySlice<UInt8>? {
        switch value("content-transfer-encoding")?.lowercased() {
        case "base64": Base64Text.decode(body)
        case "quoted-printable": QuotedPrintable.decode(body)
        default: body
        }
    }

    /// What stands between the boundaries of a multipart (RFC 2046 §5.1.1); a last part that nothing closes ends where
    /// the message does, since reports are cut off on their way.
    var parts: [ReceivedEntity] {
        guard let boundary = type.parameters["boundary"], (1...70).contains(boundary.utf8.count) else { return [] }
        let delimiter = Array("--\(boundary)".utf8)
        var found: [ArraySlice<UInt8>] = []
        var start: Int?
        var lines = LineSlices(body)
        while let line = lines.next(), found.count < Self.mostParts {
            guard line.starts(with: delimiter) else { continue }
            let tail = line.dropFirst(delimiter.count).filter { $0 != 0x20 && $0 != 0x09 }
            guard tail.isEmpty || tail == Array("--".utf8) else { continue }
            if let start { found.append(body[start..<line.startIndex]) }
            start = tail.isEmpty ? lines.rest.startIndex : nil
            if !tail.isEmpty { break }
        }
        if let start, found.count < Self.mostParts { found.append(body[start...]) }
        return found.compactMap { ReceivedEntity($0) }
    }
}
