extension ServiceConfiguration.Rate: ScalarReadable {
    static let expectedText = "a rate such as 600/minute"

    init?(_ text: String) {
        let parts = text.split(separator: "/").map { $0.trimmingSpaces }
        guard parts.count == 2, let count = Int(parts[0]), (1...1_000_000).contains(count) else { return nil }
        switch parts[1] {
        case "second": self.init(count: count, per: .seconds(1))
        case "minute": self.init(count: count, per: .seconds(60))
        case "hour": self.init(count: count, per: .seconds(60 * 60))
        default: return nil
        }
    }
}

extension StringProtocol {
    /// Without spaces and tabs at its ends; line breaks stay, so that whoever reads an address notices them.
    var trimmingSpaces: String {
        var text = self[...]
        while text.first == " " || text.first == "\t" || text.first == "\u{A0}" { text.removeFirst() }
        while text.last == " " || text.last == "\t" || text.last == "\u{A0}" { text.removeLast() }
        return String(text)
    }
}
