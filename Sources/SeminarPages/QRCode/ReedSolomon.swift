/// Error correction codewords over GF(256) modulo x⁸+x⁴+x³+x²+1 (ISO/IEC 18004 §7.5).
enum ReedSolomon {
    /// The remainder of the data, as a polynomial, by the generator of that degree.
    static func correction(of data: [UInt8], count: Int) -> [UInt8] {
        let generator = generator(degree: count)
        var remainder = [UInt8](repeating: 0, count: count)
        for byte in data {
            let factor = byte ^ remainder[0]
            remainder = Array(remainder.dropFirst()) + [0]
            for index in 0..<count { remainder[index] ^= product(generator[index], factor) }
        }
        return remainder
    }

    /// (x − 1)(x − 2)(x − 2²)…, without its leading 1, the highest power first.
    private static func generator(degree: Int) -> [UInt8] {
        var polynomial: [UInt8] = [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            let shifted = polynomial + [0]
            let scaled = [0] + polynomial.map { product($0, root) }
            polynomial = zip(shifted, scaled).map { $0 ^ $1 }
            root = product(root, 2)
        }
        return Array(polynomial.dropFirst())
    }

    private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var (left, right, sum) = (left, right, UInt8(0))
        while right != 0 {
            if right & 1 != 0 { sum ^= left }
            left = left & 0x80 == 0 ? left << 1 : left << 1 ^ 0x1D
            right >>= 1
        }
        return sum
    }
}
