/// Quoted-printable (RFC 2045 §6.7).
enum QuotedPrintable {
    /// RFC 2045 §6.7 (5), the `=` of a soft line break included.
    private static let lineLimit = 76

    /// - Parameter text: lines that end in CRLF.
    static func encode(_ text: String) -> String {
        let octets = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(octets.count + octets.count / 8)
        var start = 0
        for index in octets.indices where octets[index] == lineFeed && index > 0 && octets[index - 1] == carriageReturn
        {
            encode(line: octets[start..<index - 1], into: &result)
            result += [carriageReturn, lineFeed]
            start = index + 1
        }
        encode(line: octets[start...], into: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// Soft line breaks fall between characters, so that the raw text stays readable.
    private static func encode(line: ArraySlice<UInt8>, into result: inout [UInt8]) {
        var column = 0
        var rest = line
        while let first = rest.first {
            let scalar = rest.prefix(first.scalarLength)
            let isLast = scalar.count == rest.count
            let isPlain = isPlain(first, endsLine: isLast)
            var width = isPlain ? 1 : 3 * scalar.count
            if column + width > (isLast ? lineLimit : lineLimit - 1) {
                result += [equalsSign, carriageReturn, lineFeed]
                column = 0
            }
            let isEscaped = !isPlain || (column == 0 && startsBadly(rest))
            if isEscaped { width = 3 * scalar.count }
            for octet in scalar {
                if isEscaped { result += [equalsSign, octet.highDigit, octet.lowDigit] } else { result.append(octet) }
            }
            column += width
            rest = rest.dropFirst(scalar.count)
        }
    }

    /// White space is written as it is but at the end of a line, where systems on the way drop it (RFC 2045 §6.7 (3)).
    private static func isPlain(_ octet: UInt8, endsLine: Bool) -> Bool {
        switch octet {
        case UInt8(ascii: " "), UInt8(ascii: "\t"): !endsLine
        case equalsSign: false
        default: (UInt8(ascii: "!")...UInt8(ascii: "~")).contains(octet)
        }
    }

    /// A dot alone ends SMTP's data where a client forgets to double it, and mailbox files change a leading `From `.
    private static func startsBadly(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first == UInt8(ascii: ".") || rest.starts(with: "From ".utf8)
    }

    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let equalsSign = UInt8(ascii: "=")
}

extension UInt8 {
    /// How many octets a character has in UTF-8 that begins with this one (RFC 3629 §3).
    fileprivate var scalarLength: Int {
        switch self {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    fileprivate var highDigit: UInt8 { (self >> 4).digit }
    fileprivate var lowDigit: UInt8 { (self & 0x0F).digit }

    /// RFC 2045 §6.7 (1): in upper case.
    private var digit: UInt8 { self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "A") + self - 10 }
}
