/// An address that a page may link to.
struct WebAddress: Hashable {
    let target: String
    /// As people read it: without the scheme, and without a slash at its end.
    let label: String

    private static let schemes = ["https://", "http://", "mailto:"]

    /// Nil unless it is http, https or mailto: a browser would run `javascript:`, and open others in other programs.
    ///
    /// Browsers drop tabs and line breaks within an address, and so those are refused anywhere.
    init?(_ text: String) {
        guard let scheme = Self.schemes.first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let isClean = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
        guard !rest.isEmpty, isClean else { return nil }
        target = text
        label = String(rest.hasSuffix("/") ? rest.dropLast() : rest)
    }
}
