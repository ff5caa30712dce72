/// Where a relay listens: `smtps://mail.example.org:465`, `smtp://127.0.0.1:2525`.
struct MailRelayURL: ScalarReadable, Hashable {
    let text: String
    let host: String
    /// Whether TLS begins with the connection (RFC 8314 §3).
    var isEncrypted: Bool { text.hasPrefix("smtps:") }

    static let expectedText = "the address of a relay such as \"smtps://mail.example.org:465\""

    /// Nil also where it names a user or a path: the login has its own keys, and curl takes a path for its own name.
    init?(_ text: String) {
        guard let scheme = ["smtp://", "smtps://"].first(where: text.hasPrefix) else { return nil }
        let place = text.dropFirst(scheme.count)
        let authority = place.hasSuffix("/") ? place.dropLast() : place
        if let address = NetworkAddress(String(authority)), address.port > 0 {
            host = address.host
        } else if let name = NetworkAddress.host(authority) {
            host = name
        } else {
            return nil
        }
        self.text = scheme + authority
    }

    var isLoopback: Bool { NetworkAddress.isLoopback(host) }
}
