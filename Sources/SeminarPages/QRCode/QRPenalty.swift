/// How much a masked QR code would confuse scanners (ISO/IEC 18004 §7.8.3).
enum QRPenalty {
    static func of(_ modules: [[Bool]]) -> Int {
        let columns = modules.indices.map { x in modules.map { $0[x] } }
        let lines = modules + columns
        return lines.map { runs(in: $0) + finders(in: $0) }.reduce(0, +) + squares(in: modules) + balance(of: modules)
    }

    /// Five or more of a kind in line: 3, and 1 for each beyond the fifth.
    private static func runs(in line: [Bool]) -> Int {
        var (penalty, length) = (0, 1)
        for index in 1...line.count {
            if index < line.count, line[index] == line[index - 1] {
                length += 1
            } else {
                if length >= 5 { penalty += length - 2 }
                length = 1
            }
        }
        return penalty
    }

    private static let finderThenLight = 0b101_1101_0000
    private static let lightThenFinder = 0b000_0101_1101

    /// What looks like a corner's square, with four light modules before or after it: 40.
    private static func finders(in line: [Bool]) -> Int {
        var (penalty, window) = (0, 0)
        for (index, isDark) in line.enumerated() {
            window = (window << 1 | (isDark ? 1 : 0)) & 0x7FF
            guard index >= 10 else { continue }
            if window == finderThenLight || window == lightThenFinder { penalty += 40 }
        }
        return penalty
    }

    /// Two by two of a kind: 3.
    private static func squares(in modules: [[Bool]]) -> Int {
        var penalty = 0
        for y in 1..<modules.count {
            for x in 1..<modules.count {
                let kind = modules[y][x]
                if modules[y - 1][x] == kind, modules[y][x - 1] == kind, modules[y - 1][x - 1] == kind { penalty += 3 }
            }
        }
        return penalty
    }

    /// 10 for every full 5 per cent by which dark and light differ from halves.
    private static func balance(of modules: [[Bool]]) -> Int {
        let dark = modules.joined().count { $0 }
        let all = modules.count * modules.count
        return abs(dark * 20 - all * 10) / all * 10
    }
}
