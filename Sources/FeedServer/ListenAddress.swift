/// Where to listen: `127.0.0.1:8021`, `[::1]:8021`, `localhost:8021`.
package struct ListenAddress: Equatable, Sendable, CustomStringConvertible {
    package let host: String
    /// 0 lets the system choose one.
    package let port: Int

    /// - Parameter text: host and port; an IPv6 address in brackets.
    package init(parsing text: String) throws(InvalidListenAddress) {
        guard let colon = text.lastIndex(of: ":") else { throw InvalidListenAddress(text: text) }
        let host = text[..<colon]
        let digits = text[text.index(after: colon)...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(digits), port <= UInt16.max
        else { throw InvalidListenAddress(text: text) }
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]") && host.count > 2
        guard isBracketed || (!host.isEmpty && !host.contains { ":[] /".contains($0) }) else {
            throw InvalidListenAddress(text: text)
        }
        self.host = String(isBracketed ? host.dropFirst().dropLast() : host)
        self.port = port
    }

    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}

package struct InvalidListenAddress: Error, Equatable, Sendable, CustomStringConvertible {
    package let text: String

    package init(text: String) {
        self.text = text
    }

    package var description: String {
        "\"\(text)\" is no address to listen on; expected a host and a port, as 127.0.0.1:8021 or [::1]:8021"
    }
}
