import Foundation

/// A message as Python's `email` package (policy `default`) understands it: a reader that knows nothing of the writer.
package struct MailReadByPython: Decodable, Sendable {
    package struct Part: Decodable, Sendable {
        package let type: String
        package let parameters: [String: String]
        package let filename: String?
        package let encoding: String
        /// Decoded, with LF line ends.
        package let text: String
    }

    package struct Address: Decodable, Hashable, Sendable {
        package let name: String
        package let address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }
    }

    /// The value of each field by its lower-case name; the last one where a name occurs twice.
    package let fields: [String: String]
    package let addresses: [String: [Address]]
    /// Seconds since 1970, and seconds east of UTC.
    package let date: Int
    package let utcOffset: Int
    /// The types of all entities, the containers included, in the order in which they stand.
    package let structure: [String]
    package let parts: [Part]
    /// What the parser itself found wrong.
    package let defects: [String]

    package func part(_ type: String) -> Part? { parts.first { $0.type == type } }

    /// Names come through the older interface: the newer one keeps the space between two encoded words of a name, which
    /// RFC 2047 §6.2 says to drop.
    private static let program = """
        import email, email.header, email.policy, email.utils, json, sys
        octets = sys.stdin.buffer.read()
        message = email.message_from_bytes(octets, policy=email.policy.default)
        raw = email.message_from_bytes(octets)
        def decoded(name):
            return str(email.header.make_header(email.header.decode_header(name)))
        def addresses(field):
            unfolded = field.replace("\\r\\n", "")
            return [{"name": decoded(n), "address": a} for n, a in email.utils.getaddresses([unfolded])]
        leaves = [p for p in message.walk() if not p.is_multipart()]
        def part(p):
            text = p.get_content().replace("\\r\\n", "\\n")
            return {"type": p.get_content_type(), "filename": p.get_filename(), "text": text,
                    "encoding": str(p["content-transfer-encoding"]), "parameters": dict(p["content-type"].params)}
        def defects(p):
            return [repr(d) for d in p.defects] + [repr(d) for v in p.values() for d in v.defects]
        date = message["date"].datetime
        json.dump({
            "fields": {k.lower(): str(v) for k, v in message.items()},
            "addresses": {k.lower(): addresses(v) for k, v in raw.items() if k.lower() in ("from", "to", "reply-to")},
            "date": int(date.timestamp()), "utcOffset": int(date.utcoffset().total_seconds()),
            "structure": [p.get_content_type() for p in message.walk()],
            "parts": [part(p) for p in leaves],
            "defects": [d for p in message.walk() for d in defects(p)],
        }, sys.stdout)
        """

    package init(_ message: [UInt8]) throws {
        let python = Process()
        let input = Pipe()
        let output = Pipe()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", "-c", Self.program]
        python.standardInput = input
        python.standardOutput = output
        try python.run()
        // A message is far smaller than a pipe's buffer, so that writing before reading cannot block.
        try input.fileHandleForWriting.write(contentsOf: Data(message))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        python.waitUntilExit()
        self = try JSONDecoder().decode(Self.self, from: answer)
    }
}
