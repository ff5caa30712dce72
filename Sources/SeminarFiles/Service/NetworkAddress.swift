/// A host and a port, `127.0.0.1:8021`, `[::1]:8021`.
struct NetworkAddress: ScalarReadable, Hashable {
    /// Without brackets.
    let host: String
    let port: Int

    static let expectedText = "a host and a port such as \"127.0.0.1:8021\""

    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let host = Self.host(text[..<colon]),
            let port = Int(text[text.index(after: colon)...]), (0...65535).contains(port)
        else { return nil }
        self.host = host
        self.port = port
    }

    /// A name, an IPv4 address, or an IPv6 one in brackets.
    static func host(_ text: Substring) -> String? {
        if text.hasPrefix("["), text.hasSuffix("]") {
            let inner = text.dropFirst().dropLast()
            let isAddress = inner.contains(":") && inner.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
            return isAddress ? String(inner) : nil
        }
        let isName = text.utf8.allSatisfy { byte in
            let scalar = Unicode.Scalar(byte)
            return byte < 0x80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                || scalar == "." || scalar == "-"
        }
        return isName && !text.isEmpty ? String(text) : nil
    }

    /// Whether what is sent to `host` stays on this machine.
    static func isLoopback(_ host: String) -> Bool {
        let bytes = host.split(separator: ".", omittingEmptySubsequences: false).compactMap { UInt8($0) }
        return host.lowercased() == "localhost" || host == "::1" || bytes.count == 4 && bytes[0] == 127
    }
}
