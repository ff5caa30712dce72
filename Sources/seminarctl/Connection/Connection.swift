import ArgumentParser
import ControlAPI
import Curl
import Foundation

/// How to reach the daemon, and how to show what it says.
struct Connection: ParsableArguments {
    @Option(
        name: .customLong("socket"),
        help: ArgumentHelp(
            "The daemon's control socket.", discussion: "Else $SEMINARD_SOCKET, else /run/seminard/control.sock.",
            valueName: "file"),
        completion: .file())
    var givenSocket: String?

    @Flag(help: "Print the daemon's answer as JSON.")
    var json = false

    private var socket: String {
        let named = ProcessInfo.processInfo.environment["SEMINARD_SOCKET"] ?? ""
        return givenSocket ?? (named.isEmpty ? "/run/seminard/control.sock" : named)
    }

    /// Asks, and prints the answer: as it is with `--json`, else as `present` puts it, counted from the daemon's now.
    func show<Question, Answer>(
        _ exchange: ControlExchange<Question, Answer>, _ question: Question,
        as present: (Answer, Presentation) -> String
    ) throws {
        try report(exchange, question) { answer in
            // A daemon that does not say when it is now still has an answer worth showing, with times in full alone.
            let clock = try? read(ClockReport.self, from: ask(ControlRoute.clock, NoQuestion()))
            return present(answer, presentation(at: clock))
        }
    }

    /// Asks, and prints the answer: as it is with `--json`, else as `present` puts it.
    ///
    /// - Returns: the answer, where the exit status depends on it.
    @discardableResult
    func report<Question, Answer>(
        _ exchange: ControlExchange<Question, Answer>, _ question: Question, as present: (Answer) throws -> String
    ) throws -> Answer {
        let bytes = try ask(exchange, question)
        let answer = try read(Answer.self, from: bytes)
        if json {
            try Terminal.show(bytes: bytes + [UInt8(ascii: "\n")])
        } else {
            try Terminal.show(present(answer))
        }
        return answer
    }

    /// Gets what is at `path` into `file`.
    ///
    /// - Returns: the answer's status; of another than 200 the file holds the complaint.
    func download(_ path: String, into file: ReceivedFile) throws(ControlFailure) -> Int {
        do {
            return try UnixSocketHTTP(socketPath: socket).get(path: path, timeout: Self.longestChange) {
                file.append($0)
            }
        } catch {
            throw Self.failure(error)
        }
    }

    /// The complaint that an answer holds.
    func failure(in answer: [UInt8]) throws(ControlFailure) -> ControlFailure {
        try read(ControlFailure.self, from: answer)
    }

    func presentation(at clock: ClockReport?) -> Presentation {
        Presentation(now: clock.flatMap { ControlTime($0.now) }, screen: Terminal.screen)
    }

    private func ask<Question, Answer>(
        _ exchange: ControlExchange<Question, Answer>, _ question: Question
    ) throws -> [UInt8] {
        let isRead = exchange.method == .get
        let path = try exchange.path + (isRead ? ControlCoding.query(question) : "")
        let body = isRead ? nil : try ControlCoding.encode(question)
        let answer: HTTPAnswer
        do {
            answer = try UnixSocketHTTP(socketPath: socket).send(
                method: exchange.method.rawValue, path: path, body: body,
                timeout: isRead ? .seconds(30) : Self.longestChange)
        } catch {
            throw Self.failure(error)
        }
        guard answer.status == 200 else { throw try read(ControlFailure.self, from: answer.body) }
        return answer.body
    }

    /// A test mail may wait ten minutes for the relay's last word (RFC 5321 §4.5.3.2.6), and a little for the others.
    private static let longestChange = Duration.seconds(15 * 60)

    private static func failure(_ error: CurlFailure) -> ControlFailure {
        switch error {
        case .notPermitted(let reason):
            ControlFailure(.notPermitted, "seminard's operators alone may do this: \(reason)")
        case .unreachable(let reason), .timedOut(let reason), .failed(_, let reason):
            ControlFailure(
                .unreachable, "seminard cannot be reached: \(reason); is the service running, and the socket right?")
        }
    }

    private func read<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(ControlFailure) -> Value {
        do {
            return try ControlCoding.decode(from: bytes)
        } catch {
            throw ControlFailure(.failed, "the daemon's answer cannot be read; is seminarctl of another release?")
        }
    }
}
