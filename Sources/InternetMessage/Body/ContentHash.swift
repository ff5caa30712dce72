/// FNV-1a over octets, 64 bits: enough to tell boundaries apart, with no claim to secrecy.
struct ContentHash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    init(_ seed: String) {
        add(Array(seed.utf8))
    }

    func adding(_ octets: [UInt8]) -> ContentHash {
        var copy = self
        copy.add(octets)
        return copy
    }

    /// 16 hexadecimal digits.
    var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private mutating func add(_ octets: [UInt8]) {
        for octet in octets { state = (state ^ UInt64(octet)) &* 0x100_0000_01b3 }
    }
}
