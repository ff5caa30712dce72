import Foundation
import Synchronization

/// A server on a Unix socket that gives every request the same answer and keeps what it was asked; ends with its owner.
package final class ScriptedHTTPServer: Sendable {
    package struct Request: Equatable, Sendable {
        /// The request line and the headers.
        package var head: [String]
        package var body: [UInt8]
    }

    private let listener: LoopbackSocket
    private let log = RequestLog()

    /// - Parameter answer: the whole answer as it goes over the wire; nil never answers.
    package init(socketPath: String, answer: String?) throws {
        listener = try LoopbackSocket.listening(atPath: socketPath)
        Thread.detachNewThread { [listener, log] in
            var kept: [LoopbackSocket] = []
            while let peer = listener.accept() {
                log.requests.withLock { $0.append(Self.request(from: peer)) }
                guard let answer else {
                    kept.append(peer)
                    continue
                }
                _ = peer.write(Array(answer.utf8))
                peer.close()
            }
        }
    }

    deinit {
        listener.shutDown()
    }

    package var requests: [Request] { log.requests.withLock { $0 } }

    private static func request(from peer: LoopbackSocket) -> Request {
        var head: [String] = []
        while let line = peer.readLine(), line.count > 2 {
            head.append(String(decoding: line.dropLast(2), as: UTF8.self))
        }
        let length = head.compactMap { $0.wholeMatch(of: /Content-Length: (\d+)/)?.output.1 }.first.flatMap { Int($0) }
        return Request(head: head, body: peer.read(length ?? 0) ?? [])
    }
}

private final class RequestLog: Sendable {
    let requests = Mutex<[ScriptedHTTPServer.Request]>([])
}
