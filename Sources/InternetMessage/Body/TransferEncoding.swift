import Foundation

/// How a text travels through systems that know only short lines of ASCII (RFC 2045 §6).
enum TransferEncoding: String {
    case sevenBit = "7bit"
    case quotedPrintable = "quoted-printable"
    case base64 = "base64"

    /// The text with CRLF line ends, without control characters but the tab, ending in a line end.
    static func canonical(_ text: String) -> String {
        let octets = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(octets.count + octets.count / 16)
        var previous: UInt8?
        for (index, octet) in octets.enumerated() {
            defer { previous = octet }
            switch octet {
            case carriageReturn: result += lineEnd
            case lineFeed: if previous != carriageReturn { result += lineEnd }
            case UInt8(ascii: "\t"): result.append(octet)
            case ..<0x20, 0x7F: break
            // U+0080 to U+009F are controls too, in two octets.
            case 0xC2 where (0x80...0x9F).contains(octets[index + 1]): break
            case 0x80...0x9F where previous == 0xC2: break
            default: result.append(octet)
            }
        }
        if let last = result.last, last != lineFeed { result += lineEnd }
        return String(decoding: result, as: UTF8.self)
    }

    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let lineEnd = [carriageReturn, lineFeed]

    /// Left as it is where that is safe, else in whichever encoding is shorter: quoted-printable stays readable for
    /// Western languages, base64 is smaller for the others.
    static func encode(_ text: String) -> (encoding: TransferEncoding, text: String) {
        let text = canonical(text)
        guard !survivesUnencoded(text) else { return (.sevenBit, text) }
        let quoted = QuotedPrintable.encode(text)
        let base64 = base64Lines(Array(text.utf8))
        return base64.utf8.count < quoted.utf8.count ? (.base64, base64) : (.quotedPrintable, quoted)
    }

    /// Short lines of ASCII that no system on the way changes: no trailing white space, no dot that a careless client
    /// forgets to double, no `From ` that a mailbox file escapes.
    private static func survivesUnencoded(_ text: String) -> Bool {
        let octets = Array(text.utf8)
        guard octets.allSatisfy({ $0 < 0x7F }) else { return false }
        return octets.split(separator: lineFeed).allSatisfy { ended in
            let line = ended.dropLast()
            return line.count <= 76 && line.last != UInt8(ascii: " ") && line.last != UInt8(ascii: "\t")
                && line.first != UInt8(ascii: ".") && !line.starts(with: "From ".utf8)
        }
    }

    /// RFC 2045 §6.8: lines of at most 76 characters.
    private static func base64Lines(_ octets: [UInt8]) -> String {
        let whole = Data(octets).base64EncodedString()
        return stride(from: 0, to: whole.utf8.count, by: 76).map { start in
            String(decoding: whole.utf8.dropFirst(start).prefix(76), as: UTF8.self) + "\r\n"
        }.joined()
    }
}
