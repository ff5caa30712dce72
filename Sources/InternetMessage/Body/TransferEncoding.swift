import Foundation

/// How a text travels through systems that know only short lines of ASCII (RFC 2045 §6).
enum TransferEncoding: String {
    case sevenBit = "7bit"
    case quotedPrintable = "quoted-printable"
    case base64 = "base64"

    /// The text with CRLF line ends, without control characters but the tab, ending in a line end.
    static func canonical(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": result.append(contentsOf: "\r\n".unicodeScalars)
            case "\n": if previous != "\r" { result.append(contentsOf: "\r\n".unicodeScalars) }
            case "\t": result.append(scalar)
            case _ where scalar.properties.generalCategory == .control: break
            default: result.append(scalar)
            }
            previous = scalar
        }
        if let last = result.last, last != "\n" { result.append(contentsOf: "\r\n".unicodeScalars) }
        return String(result)
    }

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
        guard text.utf8.allSatisfy({ $0 < 0x7F }) else { return false }
        return text.components(separatedBy: "\r\n").allSatisfy { line in
            line.utf8.count <= 76 && line.last != " " && line.last != "\t" && line.first != "."
                && !line.hasPrefix("From ")
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
