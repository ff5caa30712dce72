import Curl
import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20)))
struct `A request over a Unix socket` {
    private let path = "/tmp/seminard-\(UUID().uuidString.prefix(8)).sock"

    private var client: UnixSocketHTTP { UnixSocketHTTP(socketPath: path) }

    private func failure(_ work: () throws(CurlFailure) -> HTTPAnswer) -> CurlFailure? {
        do throws(CurlFailure) {
            _ = try work()
            return nil
        } catch { return error }
    }

    @Test func `brings back status and body, whatever the status`() throws {
        defer { unlink(path) }
        let server = try ScriptedHTTPServer(
            socketPath: path, answer: "HTTP/1.1 409 Conflict\r\nContent-Length: 5\r\n\r\nno \u{1F}!")
        let answer = try client.send(method: "GET", path: "/v1/status?full=1")
        #expect(answer == HTTPAnswer(status: 409, body: Array("no \u{1F}!".utf8)))
        #expect(server.requests.first?.head.first == "GET /v1/status?full=1 HTTP/1.1")
    }

    @Test(arguments: [0, 2, 2_000_000])
    func `carries a body of any size as JSON`(_ size: Int) throws {
        defer { unlink(path) }
        let server = try ScriptedHTTPServer(socketPath: path, answer: "HTTP/1.1 204 No Content\r\n\r\n")
        let body = [UInt8](repeating: UInt8(ascii: " "), count: size)
        #expect(try client.send(method: "POST", path: "/v1/reload", body: body).status == 204)
        let request = try #require(server.requests.first)
        #expect(request.body == body)
        #expect(request.head.contains("Content-Length: \(size)"))
        #expect(request.head.contains("Content-Type: application/json"))
        #expect(!request.head.contains { $0.hasPrefix("Expect") })
    }

    @Test func `finds no socket`() {
        #expect(
            failure { () throws(CurlFailure) in try client.send(method: "GET", path: "/") }
                == .unreachable(reason: "there is no socket \(path)"))
    }

    @Test func `finds a socket that a dead process left behind`() throws {
        defer { unlink(path) }
        _ = try ScriptedHTTPServer(socketPath: path, answer: nil)
        #expect(
            failure { () throws(CurlFailure) in try client.send(method: "GET", path: "/") }
                == .unreachable(reason: "nobody listens on the socket \(path)"))
    }

    @Test func `finds a path too long for a socket`() {
        let long = UnixSocketHTTP(socketPath: "/tmp/" + String(repeating: "x", count: 120))
        guard case .unreachable = failure({ () throws(CurlFailure) in try long.send(method: "GET", path: "/") }) else {
            Issue.record("a path of 125 bytes was taken")
            return
        }
    }

    @Test func `gives up on a server that says nothing`() throws {
        defer { unlink(path) }
        let server = try ScriptedHTTPServer(socketPath: path, answer: nil)
        let told = failure { () throws(CurlFailure) in
            try client.send(method: "GET", path: "/", timeout: .milliseconds(100))
        }
        #expect(told == .timedOut(reason: "no answer in time on the socket \(path)"))
        #expect(server.requests.count <= 1)
    }

    @Test func `does not take a broken answer for a whole one`() throws {
        defer { unlink(path) }
        let server = try ScriptedHTTPServer(
            socketPath: path, answer: "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nonly half")
        guard case .failed = failure({ () throws(CurlFailure) in try client.send(method: "GET", path: "/") }) else {
            Issue.record("half an answer was taken")
            return
        }
        #expect(server.requests.count == 1)
    }
}
