import Foundation

/// Text outside ASCII in a header, as RFC 2047 encoded words in UTF-8.
enum EncodedWord {
    /// RFC 2047 §2: an encoded word is at most 75 characters long.
    private static let longest = 75
    private static let longestPayload = longest - "=?utf-8?Q??=".utf8.count

    private enum Encoding: String {
        case quoted = "Q"
        case base64 = "B"

        func payload(of text: String) -> String {
            switch self {
            case .quoted: EncodedWord.quoted(text)
            case .base64: Data(text.utf8).base64EncodedString()
            }
        }

        func payloadLength(of text: String) -> Int {
            switch self {
            case .quoted: EncodedWord.quotedLength(text)
            case .base64: (text.utf8.count + 2) / 3 * 4
            }
        }
    }

    /// The text in as many words as needed, in the shorter of the two encodings; none splits a character.
    ///
    /// - Parameter room: characters left on the line for the first word; with too little room it takes a new line.
    static func words(for text: String, room: Int) -> [String] {
        let quoted = words(for: text, room: room, in: .quoted)
        let base64 = words(for: text, room: room, in: .base64)
        return totalLength(base64) < totalLength(quoted) ? base64 : quoted
    }

    /// Fills word after word with as many characters as fit.
    private static func words(for text: String, room: Int, in encoding: Encoding) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var limit = min(room - (longest - longestPayload), longestPayload)
        for unit in units(of: text) {
            if encoding.payloadLength(of: piece + unit) > limit {
                if !piece.isEmpty { pieces.append(piece) }
                piece = ""
                limit = longestPayload
            }
            piece += unit
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces.map { "=?utf-8?\(encoding.rawValue)?\(encoding.payload(of: $0))?=" }
    }

    private static func totalLength(_ words: [String]) -> Int {
        words.reduce(0) { $0 + $1.utf8.count + 1 }
    }

    /// Characters as a reader sees them, or their code points where one is too long for any encoded word.
    private static func units(of text: String) -> [String] {
        text.flatMap { character in
            let unit = String(character)
            return quotedLength(unit) <= longestPayload ? [unit] : unit.unicodeScalars.map { String($0) }
        }
    }

    private static func quotedLength(_ text: String) -> Int {
        text.utf8.reduce(0) { $0 + (isSafe($1) || $1 == UInt8(ascii: " ") ? 1 : 3) }
    }

    private static func quoted(_ text: String) -> String {
        text.utf8.reduce(into: "") { result, octet in
            switch octet {
            case UInt8(ascii: " "): result += "_"
            case let octet where isSafe(octet): result.unicodeScalars.append(Unicode.Scalar(octet))
            default: result += "=" + octet.hexadecimal
            }
        }
    }

    /// The narrow set of RFC 2047 §5 (3), which is right in a display name as well as in a subject.
    private static func isSafe(_ octet: UInt8) -> Bool {
        octet.isLetterOrDigit || "!*+-/".utf8.contains(octet)
    }
}
