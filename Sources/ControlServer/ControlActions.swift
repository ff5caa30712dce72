import ControlAPI
import Foundation

/// What the daemon does for each exchange of the control socket.
///
/// A table instead of a type with two dozen closures: each part of the daemon enters its own answers, and the compiler
/// holds every one of them to the types of its exchange.
package struct ControlActions: Sendable {
    typealias Handler = @Sendable (ControlCall) async -> Result<ControlAnswer, ControlFailure>

    /// By path, then by method.
    private var handlers: [String: [String: Handler]] = [:]

    package init() {}

    /// Answers `exchange` with what `action` returns; an action entered later takes the place of an earlier one.
    package mutating func answer<Question, Answer>(
        _ exchange: ControlExchange<Question, Answer>,
        with action: @escaping @Sendable (Question, ControlCaller) async throws(ControlFailure) -> Answer
    ) {
        let isRead = exchange.method == .get
        handlers[exchange.path, default: [:]][exchange.method.rawValue] = { call in
            do throws(ControlFailure) {
                let question = try call.question(Question.self, inQuery: isRead)
                let answer = try await action(question, call.caller)
                return .success(.json(try bytes(of: answer)))
            } catch {
                return .failure(error)
            }
        }
    }

    /// Answers a GET of `path` with the bytes of the file that `action` opens, however large.
    package mutating func answer(
        _ path: String, withFile action: @escaping @Sendable () async throws(ControlFailure) -> FileHandle
    ) {
        handlers[path, default: [:]]["GET"] = { _ in
            do throws(ControlFailure) {
                return .success(.file(try await action()))
            } catch {
                return .failure(error)
            }
        }
    }

    /// - Returns: `nil` for an unknown path.
    func handlers(at path: String) -> [String: Handler]? {
        handlers[path]
    }
}

private func bytes(of answer: some Encodable) throws(ControlFailure) -> [UInt8] {
    do {
        return try ControlCoding.encode(answer)
    } catch {
        throw ControlFailure(.failed, "the answer cannot be written as JSON: \(error)")
    }
}
