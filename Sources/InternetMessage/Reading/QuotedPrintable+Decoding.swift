extension QuotedPrintable {
    /// RFC 2045 §6.7; an `=` that begins no code is kept, as the RFC advises.
    static func decode(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var decoded: [UInt8] = []
        var rest = octets
        while let octet = rest.popFirst() {
            guard octet == UInt8(ascii: "=") else {
                decoded.append(octet)
                continue
            }
            if rest.first == 0x0D { rest = rest.dropFirst() }
            if rest.first == 0x0A {
                rest = rest.dropFirst()
            } else if let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2 {
                decoded.append(code)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(octet)
            }
        }
        return decoded[...]
    }
}
