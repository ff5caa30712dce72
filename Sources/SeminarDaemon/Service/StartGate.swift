import ServiceLifecycle

/// Opens when so many parts have said that they are up.
struct StartGate: Sendable {
    private let parts: Int
    private let arrivals: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init(awaiting parts: Int) {
        self.parts = parts
        (arrivals, continuation) = AsyncStream.makeStream()
    }

    func arrive() { continuation.yield() }

    /// For one caller. False where the service is told to stop before.
    func opens() async -> Bool {
        var missing = parts
        for await _ in arrivals.cancelOnGracefulShutdown() {
            missing -= 1
            if missing == 0 { return true }
        }
        return false
    }
}
