import Dispatch
import Synchronization

/// What the threads of a server share: its rules, what has happened, and who waits for something to happen.
final class SMTPServerEvents: Sendable {
    private struct Waiter {
        var stage: SMTPServerStage
        var times: Int
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var rules: [SMTPServerRule]
        var messages: [SMTPServerMessage] = []
        var dialogue: [String] = []
        var logins: [[String]] = []
        var connections: [LoopbackSocket] = []
        var messageCount = 0
        var reached: [SMTPServerStage: Int] = [:]
        var waiters: [Waiter] = []
        var isStopped = false
    }

    let gate = Gate()
    /// Entered by what waits at the gate, left when it has done what it waited to do.
    private let hanging = DispatchGroup()
    let extensions: [String]
    private let state: Mutex<State>

    init(rules: [SMTPServerRule], extensions: [String]) {
        self.extensions = extensions
        state = Mutex(State(rules: rules))
    }

    var messages: [SMTPServerMessage] { state.withLock { $0.messages } }
    var dialogue: [String] { state.withLock { $0.dialogue } }
    var logins: [[String]] { state.withLock { $0.logins } }
    var connectionCount: Int { state.withLock { $0.connections.count } }

    func follow(_ rules: [SMTPServerRule]) {
        state.withLock { $0.rules = rules }
    }

    /// The number of the new connection; nil when the server has stopped.
    func connected(_ peer: LoopbackSocket) -> Int? {
        state.withLock { state in
            guard !state.isStopped else { return nil }
            state.connections.append(peer)
            return state.connections.count
        }
    }

    /// The number of the message that begins.
    func messageBegan() -> Int {
        state.withLock { state in
            state.messageCount += 1
            return state.messageCount
        }
    }

    /// Where the message is kept; a client that has the reply finds the message there with it.
    func store(_ message: SMTPServerMessage) -> Int {
        state.withLock { state in
            state.messages.append(message)
            return state.messages.count - 1
        }
    }

    func answered(_ index: Int, with reply: String) {
        state.withLock { $0.messages[index].reply = reply }
    }

    func loggedIn(_ words: some Sequence<String>) {
        state.withLock { $0.logins.append(Array(words)) }
    }

    func note(_ line: String) {
        state.withLock { $0.dialogue.append(line) }
    }

    func action(
        at stage: SMTPServerStage, connection: Int, message: Int, recipient: String?
    ) -> SMTPServerAction? {
        state.withLock { state in
            state.rules.first { rule in
                rule.stage == stage && (rule.connection ?? connection) == connection
                    && (rule.message ?? message) == message
                    && (rule.recipient == nil || rule.recipient == recipient)
            }?.action
        }
    }

    func reach(_ stage: SMTPServerStage) {
        let ready = state.withLock { state in
            state.reached[stage, default: 0] += 1
            let isReady = { (waiter: Waiter) in state.reached[waiter.stage, default: 0] >= waiter.times }
            let ready = state.waiters.filter(isReady)
            state.waiters.removeAll(where: isReady)
            return ready
        }
        for waiter in ready { waiter.continuation.resume() }
    }

    func reached(_ stage: SMTPServerStage, times: Int) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                guard state.reached[stage, default: 0] < times else { return true }
                state.waiters.append(Waiter(stage: stage, times: times, continuation: continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }

    /// Waits at the gate, then acts.
    func untilReleased<Result>(_ act: () -> Result) -> Result {
        hanging.enter()
        defer { hanging.leave() }
        gate.wait()
        return act()
    }

    /// Returns when everything that hung has acted.
    func releaseAll() {
        gate.open()
        hanging.wait()
    }

    func stop() {
        gate.open()
        let connections = state.withLock { state in
            state.isStopped = true
            return state.connections
        }
        for connection in connections { connection.shutDown() }
    }
}
