/// The value of a Content-Type field (RFC 2045 §5.1), as far as reports use it.
struct ReceivedContentType {
    /// `multipart/report`, in lower case.
    let name: String
    /// By their names in lower case; of one that is repeated the first.
    let parameters: [String: String]

    static let plain = ReceivedContentType(name: "text/plain", parameters: [:])

    private init(name: String, parameters: [String: String]) {
        self.name = name
        self.parameters = parameters
    }

    init?(_ text: String) {
        var pieces = Self.pieces(of: text)[...]
        guard let name = pieces.popFirst()?.lowercased(), name.contains("/") else { return nil }
        self.name = name
        parameters = Dictionary(
            pieces.compactMap { piece in
                guard let equals = piece.firstIndex(of: "=") else { return nil }
                let key = piece[..<equals].trimmingSpaces.lowercased()
                return (key, piece[piece.index(after: equals)...].trimmingSpaces)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Cut at the semicolons outside quotes; the quotes themselves are taken off.
    private static func pieces(of text: String) -> [String] {
        var pieces = [""]
        var (isQuoted, isEscaped) = (false, false)
        for character in text {
            if isEscaped {
                pieces[pieces.count - 1].append(character)
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        return pieces.map(\.trimmingSpaces)
    }
}

extension StringProtocol {
    var trimmingSpaces: String {
        var text = self[...]
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
