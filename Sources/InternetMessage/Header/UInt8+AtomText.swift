extension UInt8 {
    /// `atext` of RFC 5322 §3.2.3: what a word may consist of without quotes.
    var isAtomText: Bool {
        isLetterOrDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(self)
    }

    var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// Two upper-case hexadecimal digits, as quoted-printable and its relatives write an octet.
    var hexadecimal: String {
        let digits = String(self, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "0" + digits : digits
    }
}
