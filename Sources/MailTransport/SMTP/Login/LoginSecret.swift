import Curl
import Glibc
import Synchronization

/// What proves to the relay who we are: fetched when a connection needs it, and again when the relay refuses it.
package final class LoginSecret: Sendable {
    package enum Kind: Sendable {
        /// For PLAIN and LOGIN (RFC 4616).
        case password
        /// For OAUTHBEARER (RFC 7628) and XOAUTH2.
        case token
    }

    private struct Kept {
        var secret: CurlSecret
        var until: ContinuousClock.Instant
    }

    let kind: Kind
    /// Where it comes from, for error texts.
    private let fetch: @Sendable () throws(CurlFailure) -> CurlSecret
    /// For how long it is used again without a look at where it comes from.
    private let life: Duration
    private let kept = Mutex<Kept?>(nil)

    init(
        _ kind: Kind, life: Duration = .zero, fetch: @escaping @Sendable () throws(CurlFailure) -> CurlSecret
    ) {
        self.kind = kind
        self.life = life
        self.fetch = fetch
    }

    /// What is known is used for its life, then fetched anew.
    func current() throws(CurlFailure) -> CurlSecret {
        let known = kept.withLock { $0 }
        if let known, ContinuousClock.now < known.until { return known.secret }
        return try renewed()
    }

    /// Whether there is another one by now than what the relay refused: a token expires, a file is replaced.
    func hasChanged(since refused: CurlSecret) throws(CurlFailure) -> Bool {
        // Another connection may have fetched the new one already.
        if let known = kept.withLock({ $0 }), !known.secret.isSame(as: refused), .now < known.until { return true }
        return try !renewed().isSame(as: refused)
    }

    private func renewed() throws(CurlFailure) -> CurlSecret {
        let secret = try fetch()
        kept.withLock { $0 = life > .zero ? Kept(secret: secret, until: .now + life) : nil }
        return secret
    }
}

extension LoginSecret {
    /// The first line of a file, read for each connection.
    package static func file(_ path: String, _ kind: Kind) -> LoginSecret {
        LoginSecret(kind) { () throws(CurlFailure) in
            var bytes = try SecretFile.bytes(of: path)
            return try .firstLine(of: &bytes, from: path)
        }
    }

    /// A text that is known already, as from an environment variable.
    package static func text(_ text: String, _ kind: Kind = .password) -> LoginSecret {
        LoginSecret(kind) { () throws(CurlFailure) in
            var bytes = Array(text.utf8)
            return try .firstLine(of: &bytes, from: "the environment")
        }
    }

    /// The first line that a command prints, run when there is no token or its life is over.
    package static func command(_ line: String, life: Duration, limit: Duration = .seconds(30)) -> LoginSecret {
        LoginSecret(.token, life: life) { () throws(CurlFailure) in
            var bytes = try TokenCommand(line: line, limit: limit).output()
            return try .firstLine(of: &bytes, from: "the token command")
        }
    }

    /// Whether it can be had now, for a check before anything is sent; nil where it can.
    package func trouble() -> String? {
        do {
            _ = try current()
            return nil
        } catch {
            return error.reason
        }
    }
}

extension CurlSecret {
    fileprivate static func firstLine(of bytes: inout [UInt8], from source: String) throws(CurlFailure) -> CurlSecret {
        defer { bytes.overwrite() }
        var line = Array(bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
        guard !line.isEmpty, !line.contains(0) else {
            throw .failed(.loginRefused, reason: "\(source): there is no secret in the first line")
        }
        return CurlSecret(taking: &line)
    }
}
