/// A QR code (ISO/IEC 18004) of a short address: byte mode, error correction M, versions 1 to 6.
struct QRCode: Hashable {
    /// Rows from the top; true is dark. Without the quiet zone.
    let modules: [[Bool]]

    /// How many light modules there must be around it.
    static let quietZone = 4

    /// Nil where the text is longer than 106 bytes: larger codes are hard to scan from a screen.
    init?(_ text: String) {
        guard let version = QRVersion.smallest(holding: text.utf8.count) else { return nil }
        let codewords = version.codewords(of: Array(text.utf8))
        let plain = QRMatrix(version, codewords: codewords)
        // The mask that leaves the fewest patterns which confuse a scanner; of equals the first.
        let candidates = (0..<8).map { plain.masked($0) }.map { (modules: $0, penalty: QRPenalty.of($0)) }
        modules = candidates.min { $0.penalty < $1.penalty }?.modules ?? []
    }

    /// The dark modules as the path of a drawing whose unit is one module, quiet zone included.
    var path: String {
        var path = ""
        for (y, row) in modules.enumerated() {
            var x = 0
            while x < row.count {
                let length = row[x...].prefix { $0 }.count
                if length > 0 { path += "M\(x + Self.quietZone) \(y + Self.quietZone)h\(length)v1h-\(length)z" }
                x += max(1, length)
            }
        }
        return path
    }

    /// The width of that drawing.
    var size: Int { modules.count + 2 * Self.quietZone }
}
