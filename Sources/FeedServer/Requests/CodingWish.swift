/// Whether a client asked for gzip.
enum CodingWish {
    /// What an Accept-Encoding header says (RFC 9110 §12.5.3): gzip is named, or meant by `*`, and not liked less than
    /// the bytes as they are. Who says nothing gets these, which everybody can read.
    static func isGzip(_ header: String) -> Bool {
        let wishes = WeightedList(header).items
        func weight(of names: String...) -> Double? { wishes.first { names.contains($0.name) }?.weight }
        let gzip = weight(of: "gzip", "x-gzip") ?? weight(of: "*") ?? 0
        return gzip > 0 && gzip >= weight(of: "identity") ?? 0
    }
}
