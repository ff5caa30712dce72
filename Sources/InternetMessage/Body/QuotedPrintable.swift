import Foundation

/// Quoted-printable (RFC 2045 §6.7).
enum QuotedPrintable {
    /// RFC 2045 §6.7 (5), the `=` of a soft line break included.
    private static let lineLimit = 76

    /// - Parameter text: lines that end in CRLF.
    static func encode(_ text: String) -> String {
        text.components(separatedBy: "\r\n").map { encode(line: $0) }.joined(separator: "\r\n")
    }

    /// Soft line breaks fall between characters, so that the raw text stays readable.
    private static func encode(line: String) -> String {
        var result = ""
        var column = 0
        let scalars = Array(line.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isLast = index == scalars.count - 1
            var piece = encode(scalar, endsLine: isLast)
            if column + piece.utf8.count > (isLast ? lineLimit : lineLimit - 1) {
                result += "=\r\n"
                column = 0
            }
            if column == 0, startsBadly(scalars[index...]) { piece = escaped(scalar) }
            result += piece
            column += piece.utf8.count
        }
        return result
    }

    /// White space is written as it is but at the end of a line, where systems on the way drop it (RFC 2045 §6.7 (3)).
    private static func encode(_ scalar: Unicode.Scalar, endsLine: Bool) -> String {
        switch scalar {
        case " ", "\t": endsLine ? escaped(scalar) : String(scalar)
        case "=": "=3D"
        case "!"..."~": String(scalar)
        default: escaped(scalar)
        }
    }

    /// A dot alone ends SMTP's data where a client forgets to double it, and mailbox files change a leading `From `.
    private static func startsBadly(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        rest.first == "." || rest.starts(with: "From ".unicodeScalars)
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        String(scalar).utf8.map { "=" + $0.hexadecimal }.joined()
    }
}
