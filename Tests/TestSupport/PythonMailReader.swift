import Foundation
import Synchronization

/// One interpreter that reads all messages of a test run, one line of base64 after the other: starting it for each
/// would take most of the run.
struct PythonMailReader: Sendable, ~Copyable {
    static let shared = PythonMailReader()

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private struct Conversation {
        let questions: FileHandle
        let answers: FileHandle
    }

    private let conversation = Mutex<Conversation?>(nil)

    /// What the program prints about the message: one JSON object.
    func answer(to message: [UInt8]) throws -> Data {
        try conversation.withLock { conversation in
            let current = try conversation ?? Self.start()
            conversation = current
            try current.questions.write(contentsOf: Data(message).base64EncodedData() + Data("\n".utf8))
            return try Self.line(from: current.answers)
        }
    }

    private static func start() throws -> Conversation {
        let python = Process()
        let input = Pipe()
        let output = Pipe()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", "-c", program]
        python.standardInput = input
        python.standardOutput = output
        try python.run()
        return Conversation(questions: input.fileHandleForWriting, answers: output.fileHandleForReading)
    }

    private static func line(from answers: FileHandle) throws -> Data {
        var line = Data()
        while line.last != UInt8(ascii: "\n") {
            let more = answers.availableData
            guard !more.isEmpty else { throw Failure(description: "Python ended before it answered") }
            line += more
        }
        return line
    }

    /// Names come through the older interface: the newer one keeps the space between two encoded words of a name, which
    /// RFC 2047 §6.2 says to drop.
    private static let program = """
        import base64, email, email.header, email.policy, email.utils, json, sys
        def decoded(name):
            return str(email.header.make_header(email.header.decode_header(name)))
        def addresses(field):
            unfolded = field.replace("\\r\\n", "")
            return [{"name": decoded(n), "address": a} for n, a in email.utils.getaddresses([unfolded])]
        def part(p):
            text = p.get_content().replace("\\r\\n", "\\n")
            return {"type": p.get_content_type(), "filename": p.get_filename(), "text": text,
                    "encoding": str(p["content-transfer-encoding"]), "parameters": dict(p["content-type"].params)}
        def defects(p):
            return [repr(d) for d in p.defects] + [repr(d) for v in p.values() for d in v.defects]
        def read(octets):
            message = email.message_from_bytes(octets, policy=email.policy.default)
            raw = email.message_from_bytes(octets)
            date = message["date"].datetime
            people = [(k.lower(), v) for k, v in raw.items() if k.lower() in ("from", "to", "reply-to")]
            return {
                "fields": {k.lower(): str(v) for k, v in message.items()},
                "addresses": {k: addresses(v) for k, v in people},
                "date": int(date.timestamp()), "utcOffset": int(date.utcoffset().total_seconds()),
                "structure": [p.get_content_type() for p in message.walk()],
                "parts": [part(p) for p in message.walk() if not p.is_multipart()],
                "defects": [d for p in message.walk() for d in defects(p)],
            }
        for line in sys.stdin.buffer:
            print(json.dumps(read(base64.b64decode(line))), flush=True)
        """
}
