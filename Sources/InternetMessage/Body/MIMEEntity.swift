/// A part of a message with its own header lines (RFC 2045 §2.4): a leaf, or parts between boundaries.
struct MIMEEntity {
    let headerLines: [String]
    let encoded: [UInt8]

    /// A text in the shortest encoding that survives the way.
    init(text: String, type: String, parameters: [MIMEParameter] = [], furtherLines: [String] = []) {
        let (encoding, octets) = TransferEncoding.encode(text)
        let charset = MIMEParameter(name: "charset", value: "utf-8")
        headerLines =
            [
                Self.line("Content-Type", type, [charset] + parameters),
                "Content-Transfer-Encoding: " + encoding.rawValue,
            ] + furtherLines
        encoded = octets
    }

    /// - Parameter seed: what the boundary is derived from, so that the same message has the same boundaries.
    init(multipart subtype: String, seed: String, parts: [MIMEEntity]) {
        let octets = parts.map(\.octets)
        let boundary = Self.boundary(seed: subtype + seed, absentFrom: octets)
        headerLines = [
            Self.line("Content-Type", "multipart/" + subtype, [MIMEParameter(name: "boundary", value: boundary)])
        ]
        encoded =
            octets.flatMap { Array("--\(boundary)\r\n".utf8) + $0 + Array("\r\n".utf8) }
            + Array("--\(boundary)--\r\n".utf8)
    }

    /// The part as it stands between boundaries.
    private var octets: [UInt8] {
        Array((headerLines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + encoded
    }

    /// A header line with parameters, folded between them.
    static func line(_ name: String, _ value: String, _ parameters: [MIMEParameter]) -> String {
        let words = [value] + parameters.flatMap(\.words)
        return FoldedField.tokens(name, words.dropLast().map { $0 + ";" } + words.suffix(1))
    }

    /// `=_` occurs in neither quoted-printable nor base64 (RFC 2045 §6.7), and what is sent unencoded is searched.
    private static func boundary(seed: String, absentFrom parts: [[UInt8]]) -> String {
        let hash = parts.reduce(ContentHash(seed)) { $0.adding($1) }
        var attempt = 0
        while true {
            let boundary = "=_\(hash.adding(Array(String(attempt).utf8)).text)"
            let needle = Array("--\(boundary)".utf8)
            if !parts.contains(where: { contains(needle, in: $0) }) { return boundary }
            attempt += 1
        }
    }

    /// Looks closer only at two hyphens.
    private static func contains(_ boundary: [UInt8], in part: [UInt8]) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return part.withUnsafeBufferPointer { octets in
            var start = 0
            while start + boundary.count <= octets.count {
                let isCandidate = octets[start] == hyphen && octets[start + 1] == hyphen
                if isCandidate, octets[start..<start + boundary.count].elementsEqual(boundary) { return true }
                start += 1
            }
            return false
        }
    }
}
