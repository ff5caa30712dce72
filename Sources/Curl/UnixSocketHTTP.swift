import Glibc

/// A small HTTP/1.1 client for a server on a Unix socket: one request, one connection, one answer.
package struct UnixSocketHTTP: Sendable {
    package var socketPath: String

    package init(socketPath: String) {
        self.socketPath = socketPath
    }

    /// Sends one request and waits for the whole answer.
    ///
    /// - Parameters:
    ///   - path: percent-encoded, with its query, from the leading slash on.
    ///   - body: JSON; `nil` sends none.
    ///   - timeout: for everything together.
    package func send(
        method: String, path: String, body: [UInt8]? = nil, timeout: Duration = .seconds(30)
    ) throws(CurlFailure) -> HTTPAnswer {
        var handle = try handle(for: path, timeout: timeout)
        let content = body ?? (method == "GET" ? nil : [])
        if let content {
            try handle.set(.upload, to: true)
            try handle.set(.uploadSize, to: content.count)
            // Without this libcurl asks for leave first and waits a second for "100 Continue".
            try handle.set(.requestHeaders, to: ["Content-Type: application/json", "Expect:"])
        }
        try handle.set(.requestMethod, to: method)
        let answer = AnswerCollector()
        let code = handle.perform(uploading: content ?? [], observedBy: answer)
        guard code == .ok else { throw failure(code, systemError: handle.systemError, detail: handle.lastError) }
        return HTTPAnswer(status: handle.responseCode, body: answer.body)
    }

    /// Gets a body of any size, a piece at a time.
    ///
    /// - Parameter receive: called with each piece, of whatever status the answer is.
    /// - Returns: the answer's status, once all of it has come; an answer that breaks off is a failure.
    package func get(
        path: String, timeout: Duration, receive: @escaping ([UInt8]) -> Void
    ) throws(CurlFailure) -> Int {
        var handle = try handle(for: path, timeout: timeout)
        let code = handle.perform(uploading: [], observedBy: PieceReceiver(receive))
        guard code == .ok else { throw failure(code, systemError: handle.systemError, detail: handle.lastError) }
        return handle.responseCode
    }

    private func handle(for path: String, timeout: Duration) throws(CurlFailure) -> CurlHandle {
        let handle = try CurlHandle()
        try handle.set(.protocols, to: "http")
        try handle.set(.unixSocketPath, to: socketPath)
        try handle.set(.url, to: "http://localhost" + path)
        try handle.set(.pathAsIs, to: true)
        try handle.set(.totalTimeout, to: timeout)
        return handle
    }

    private func failure(_ code: CurlCode, systemError: Int32, detail: String) -> CurlFailure {
        switch (code, systemError) {
        case (.noConnection, EACCES), (.noConnection, EPERM):
            .notPermitted(reason: "no permission to use the socket \(socketPath)")
        case (.noConnection, ENOENT), (.noConnection, ENOTDIR):
            .unreachable(reason: "there is no socket \(socketPath)")
        case (.noConnection, ECONNREFUSED):
            .unreachable(reason: "nobody listens on the socket \(socketPath)")
        case (.noConnection, _), (.unresolvedHost, _):
            .unreachable(reason: "cannot connect to the socket \(socketPath): \(detail)")
        case (.timedOut, _):
            .timedOut(reason: "no answer in time on the socket \(socketPath)")
        default:
            .failed(code, reason: "the exchange over the socket \(socketPath) failed: \(detail)")
        }
    }
}

private final class AnswerCollector: CurlObserver {
    var body: [UInt8] = []

    func received(_ bytes: [UInt8]) {
        body += bytes
    }
}

private final class PieceReceiver: CurlObserver {
    private let receive: ([UInt8]) -> Void

    init(_ receive: @escaping ([UInt8]) -> Void) { self.receive = receive }

    func received(_ bytes: [UInt8]) { receive(bytes) }
}
