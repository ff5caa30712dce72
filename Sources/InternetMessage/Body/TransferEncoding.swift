import Foundation

/// How a text travels through systems that know only short lines of ASCII (RFC 2045 §6).
enum TransferEncoding: String {
    case sevenBit = "7bit"
    case quotedPrintable = "quoted-printable"
    case base64 = "base64"

    /// The text with CRLF line ends, without control characters but the tab, ending in a line end.
    static func canonical(_ text: String) -> [UInt8] {
        let octets = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(octets.count + octets.count / 16)
        var previous: UInt8 = 0
        for (index, octet) in octets.enumerated() {
            switch octet {
            case carriageReturn: end(&result)
            case lineFeed: if previous != carriageReturn { end(&result) }
            case UInt8(ascii: "\t"): result.append(octet)
            case ..<0x20, 0x7F: break
            // U+0080 to U+009F are controls too, in two octets.
            case 0xC2 where (0x80...0x9F).contains(octets[index + 1]): break
            case 0x80...0x9F where previous == 0xC2: break
            default: result.append(octet)
            }
            previous = octet
        }
        if let last = result.last, last != lineFeed { end(&result) }
        return result
    }

    private static func end(_ line: inout [UInt8]) {
        line.append(carriageReturn)
        line.append(lineFeed)
    }

    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let lineLimit = 76

    /// Left as it is where that is safe, else in whichever encoding is shorter: quoted-printable stays readable for
    /// Western languages, base64 is smaller for the others.
    static func encode(_ text: String) -> (encoding: TransferEncoding, octets: [UInt8]) {
        let octets = canonical(text)
        guard !surviveUnencoded(octets) else { return (.sevenBit, octets) }
        let quoted = QuotedPrintable.encode(octets)
        return base64Length(of: octets.count) < quoted.count
            ? (.base64, base64Lines(octets)) : (.quotedPrintable, quoted)
    }

    /// Short lines of ASCII that no system on the way changes: no trailing white space, no dot that a careless client
    /// forgets to double, no `From ` that a mailbox file escapes.
    private static func surviveUnencoded(_ octets: [UInt8]) -> Bool {
        guard octets.allSatisfy({ $0 < 0x7F }) else { return false }
        return octets.split(separator: lineFeed).allSatisfy { ended in
            let line = ended.dropLast()
            return line.count <= lineLimit && line.last != UInt8(ascii: " ") && line.last != UInt8(ascii: "\t")
                && line.first != UInt8(ascii: ".") && !line.starts(with: "From ".utf8)
        }
    }

    /// RFC 2045 §6.8: lines of at most 76 characters.
    private static func base64Lines(_ octets: [UInt8]) -> [UInt8] {
        let whole = Array(Data(octets).base64EncodedData())
        var lines: [UInt8] = []
        lines.reserveCapacity(base64Length(of: octets.count))
        for start in stride(from: 0, to: whole.count, by: lineLimit) {
            lines += whole[start..<min(start + lineLimit, whole.count)]
            end(&lines)
        }
        return lines
    }

    private static func base64Length(of count: Int) -> Int {
        let whole = (count + 2) / 3 * 4
        return whole + (whole + lineLimit - 1) / lineLimit * 2
    }
}
