/// A size of QR codes at error correction M, with blocks of equal length (ISO/IEC 18004, table 9).
struct QRVersion: Hashable {
    let number: Int
    private let blocks: Int
    private let dataPerBlock: Int
    private let correctionPerBlock: Int

    private static let all = [
        QRVersion(number: 1, blocks: 1, dataPerBlock: 16, correctionPerBlock: 10),
        QRVersion(number: 2, blocks: 1, dataPerBlock: 28, correctionPerBlock: 16),
        QRVersion(number: 3, blocks: 1, dataPerBlock: 44, correctionPerBlock: 26),
        QRVersion(number: 4, blocks: 2, dataPerBlock: 32, correctionPerBlock: 18),
        QRVersion(number: 5, blocks: 2, dataPerBlock: 43, correctionPerBlock: 24),
        QRVersion(number: 6, blocks: 4, dataPerBlock: 27, correctionPerBlock: 16),
    ]

    /// Modules along one side.
    var side: Int { 17 + 4 * number }

    /// Mode and length take 12 bits, the end four more.
    static func smallest(holding bytes: Int) -> QRVersion? {
        all.first { $0.blocks * $0.dataPerBlock >= bytes + 2 }
    }

    /// Data and error correction in the order in which they are drawn.
    func codewords(of bytes: [UInt8]) -> [UInt8] {
        let data = padded(bytes)
        let parts = (0..<blocks).map { Array(data[($0 * dataPerBlock)..<(($0 + 1) * dataPerBlock)]) }
        let corrections = parts.map { ReedSolomon.correction(of: $0, count: correctionPerBlock) }
        return interleaved(parts) + interleaved(corrections)
    }

    private func padded(_ bytes: [UInt8]) -> [UInt8] {
        let byteMode: UInt8 = 0b0100
        // Four bits of mode shift all that follows by half a byte; the last half byte is the end mark.
        var data: [UInt8] = []
        var pending = byteMode
        for byte in [UInt8(bytes.count)] + bytes {
            data.append(pending << 4 | byte >> 4)
            pending = byte & 15
        }
        data.append(pending << 4)
        let padding: [UInt8] = [0xEC, 0x11]
        let missing = blocks * dataPerBlock - data.count
        data += (0..<missing).map { padding[$0 % 2] }
        return data
    }

    private func interleaved(_ parts: [[UInt8]]) -> [UInt8] {
        (0..<(parts.first?.count ?? 0)).flatMap { index in parts.map { $0[index] } }
    }
}
