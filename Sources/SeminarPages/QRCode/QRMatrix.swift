/// The modules of a QR code before masking: patterns for the scanner, and the codewords around them.
struct QRMatrix {
    private let side: Int
    private var modules: [[Bool]]
    /// Where no codeword stands; masks leave these alone.
    private var isReserved: [[Bool]]

    init(_ version: QRVersion, codewords: [UInt8]) {
        side = version.side
        modules = Array(repeating: Array(repeating: false, count: side), count: side)
        isReserved = modules
        drawFinders()
        drawTiming()
        if version.number > 1 { drawAlignment(around: side - 7) }
        reserveFormat()
        place(codewords)
    }

    /// The finished code under one of the eight masks (§7.8.2), with the mask told in it.
    func masked(_ mask: Int) -> [[Bool]] {
        var result = self
        for y in 0..<side {
            for x in 0..<side where !isReserved[y][x] && Self.flips(mask, x, y) { result.modules[y][x].toggle() }
        }
        result.drawFormat(mask)
        return result.modules
    }

    private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
        modules[y][x] = isDark
        isReserved[y][x] = true
    }

    private static func flips(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (y / 2 + x / 3) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }
}

// MARK: Patterns (§6.3)

extension QRMatrix {
    /// Three squares in the corners, with a light line around them.
    private mutating func drawFinders() {
        for (centerX, centerY) in [(3, 3), (side - 4, 3), (3, side - 4)] {
            for y in max(0, centerY - 4)...min(side - 1, centerY + 4) {
                for x in max(0, centerX - 4)...min(side - 1, centerX + 4) {
                    let ring = max(abs(x - centerX), abs(y - centerY))
                    set(x, y, ring != 2 && ring != 4)
                }
            }
        }
    }

    private mutating func drawTiming() {
        for index in 8..<(side - 8) {
            set(index, 6, index % 2 == 0)
            set(6, index, index % 2 == 0)
        }
    }

    private mutating func drawAlignment(around center: Int) {
        for y in (center - 2)...(center + 2) {
            for x in (center - 2)...(center + 2) { set(x, y, max(abs(x - center), abs(y - center)) != 1) }
        }
    }

    private mutating func reserveFormat() {
        drawFormat(0)
        // The one module that is always dark.
        set(8, side - 8, true)
    }

    /// Error correction M and the mask, twice, with 10 bits of correction (§7.9).
    private mutating func drawFormat(_ mask: Int) {
        var remainder = mask << 10
        for bit in stride(from: 14, through: 10, by: -1) where remainder >> bit & 1 == 1 {
            remainder ^= 0x537 << (bit - 10)
        }
        let format = (mask << 10 | remainder) ^ 0x5412
        for bit in 0..<15 {
            let isDark = format >> bit & 1 == 1
            set(8, bit < 6 ? bit : bit < 8 ? bit + 1 : side - 15 + bit, isDark)
            set(bit < 8 ? side - 1 - bit : bit == 8 ? 7 : 14 - bit, 8, isDark)
        }
    }

    /// In columns two wide, from the lower right, up and down in turn; the timing column is left out (§7.7.3).
    private mutating func place(_ codewords: [UInt8]) {
        let bits: [Bool] = codewords.flatMap { byte -> [Bool] in (0..<8).map { byte >> (7 - $0) & 1 == 1 } }
        var next = bits.makeIterator()
        let columns = stride(from: side - 1, through: 1, by: -2).map { $0 <= 6 ? $0 - 1 : $0 }
        for (turn, right) in columns.enumerated() {
            for step in 0..<side {
                let y = turn % 2 == 0 ? side - 1 - step : step
                for x in [right, right - 1] where !isReserved[y][x] { modules[y][x] = next.next() ?? false }
            }
        }
    }
}
