import Foundation
import Synchronization

/// A real SMTP server on loopback that does what a test tells it to, and the expected where the test says nothing.
///
/// ```swift
/// let server = try ScriptedSMTPServer(.at(.recipient, message: 2, .reply("550 5.1.1 no such user")))
/// let options = SMTPOptions(url: server.url, encryption: .none)
/// ```
/// It ends when it goes out of use.
package final class ScriptedSMTPServer: Sendable {
    package let port: Int
    private let listener: LoopbackSocket
    private let events: SMTPServerEvents

    /// Listens on a free port at once; a connection is served as soon as it is made.
    package convenience init(_ rules: SMTPServerRule..., extensions: [String] = []) throws {
        try self.init(rules: rules, extensions: extensions)
    }

    package init(rules: [SMTPServerRule], extensions: [String] = []) throws {
        listener = try LoopbackSocket.listening()
        port = try listener.port
        events = SMTPServerEvents(rules: rules, extensions: extensions)
        Thread.detachNewThread { [listener, events] in Self.serve(listener, events) }
    }

    deinit {
        stop()
    }

    package var url: String { "smtp://127.0.0.1:\(port)" }

    /// Every message the server took responsibility for or was given completely, in order of arrival.
    package var messages: [SMTPServerMessage] { events.messages }

    /// Both sides' lines, without the messages' own: `1 C: EHLO test`, `1 S: 250 ok`; the number is the connection's.
    package var dialogue: [String] { events.dialogue }

    /// Each login: the mechanism, then what the client answered, decoded.
    package var logins: [[String]] { events.logins }

    /// How many connections were made so far.
    package var connectionCount: Int { events.connectionCount }

    /// Replaces the rules, from the next step on.
    package func follow(_ rules: SMTPServerRule...) {
        events.follow(rules)
    }

    /// Lets everything go on that hangs, now and later.
    package func release() {
        events.gate.open()
    }

    /// Returns when the server has come to a stage, at once if it already has.
    package func reached(_ stage: SMTPServerStage, times: Int = 1) async {
        await events.reached(stage, times: times)
    }

    /// Ends the server with all its connections, as a crash would.
    package func stop() {
        listener.shutDown()
        events.stop()
    }

    private static func serve(_ listener: LoopbackSocket, _ events: SMTPServerEvents) {
        while let peer = listener.accept() {
            guard let number = events.connected(peer) else { break }
            Thread.detachNewThread {
                var session = SMTPServerSession(number: number, peer: peer, events: events)
                session.run()
                events.reach(.closed)
            }
        }
    }
}
