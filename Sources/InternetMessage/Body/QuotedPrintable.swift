/// Quoted-printable (RFC 2045 §6.7).
enum QuotedPrintable {
    /// RFC 2045 §6.7 (5), the `=` of a soft line break included.
    private static let lineLimit = 76

    /// - Parameter octets: of a text in UTF-8, with lines that end in CRLF.
    static func encode(_ octets: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(octets.count + octets.count / 8)
        var start = 0
        for index in octets.indices where octets[index] == lineFeed && index > 0 && octets[index - 1] == carriageReturn
        {
            encode(octets, start..<index - 1, into: &result)
            result.append(carriageReturn)
            result.append(lineFeed)
            start = index + 1
        }
        encode(octets, start..<octets.count, into: &result)
        return result
    }

    /// Soft line breaks fall between characters, so that the raw text stays readable.
    private static func encode(_ octets: [UInt8], _ line: Range<Int>, into result: inout [UInt8]) {
        var column = 0
        var index = line.lowerBound
        while index < line.upperBound {
            let next = min(index + octets[index].scalarLength, line.upperBound)
            let isLast = next == line.upperBound
            let isPlain = isPlain(octets[index], endsLine: isLast)
            if column + (isPlain ? 1 : 3 * (next - index)) > (isLast ? lineLimit : lineLimit - 1) {
                result.append(equalsSign)
                result.append(carriageReturn)
                result.append(lineFeed)
                column = 0
            }
            if isPlain, column > 0 || !startsBadly(octets[index..<line.upperBound]) {
                result.append(octets[index])
                column += 1
            } else {
                for octet in octets[index..<next] { escape(octet, into: &result) }
                column += 3 * (next - index)
            }
            index = next
        }
    }

    private static func escape(_ octet: UInt8, into result: inout [UInt8]) {
        result.append(equalsSign)
        result.append(octet.highDigit)
        result.append(octet.lowDigit)
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
