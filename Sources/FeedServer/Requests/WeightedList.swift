/// A header's list of wishes with their weights, such as `gzip, br;q=0.5` (RFC 9110 §12.4.2).
struct WeightedList {
    /// In lower case, from 0, not wished at all, to 1.
    let items: [(name: String, weight: Double)]

    /// Longer headers are no reader's; what is not understood has the weight 0.
    init(_ header: String) {
        items = header.prefix(1024).split(separator: ",").compactMap { item in
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            return parts.first.map { ($0.lowercased(), Self.weight(of: parts.dropFirst())) }
        }
    }

    private static func weight(of parameters: some Sequence<String>) -> Double {
        for parameter in parameters where parameter.hasPrefix("q=") || parameter.hasPrefix("Q=") {
            return Double(parameter.dropFirst(2)).map { $0.isFinite ? min(max($0, 0), 1) : 0 } ?? 0
        }
        return 1
    }
}
