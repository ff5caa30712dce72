/// Long lines are split by CRLF and a space (RFC 5545 §3.1).
///
/// The RFC would allow a split inside a character's octets, which some readers do not survive. Here a split falls
/// between characters as people see them, and never between a backslash and what it escapes; only where a single
/// character is longer than a line is it split, between its code points.
enum LineFolding {
    /// Without the line break, with the space that begins a continuation.
    static let octetLimit = 75

    static func append(_ line: [UInt8], to bytes: inout [UInt8]) {
        var start = 0
        var room = octetLimit
        while line.count - start > room {
            let split = splitPosition(in: line, from: start, limit: start + room)
            bytes.append(contentsOf: line[start..<split])
            bytes.append(contentsOf: [UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: " ")])
            start = split
            room = octetLimit - 1
        }
        bytes.append(contentsOf: line[start...])
    }

    /// The last good position in `start + 1 ... limit`.
    private static func splitPosition(in line: [UInt8], from start: Int, limit: Int) -> Int {
        let split = characterBoundary(in: line, from: start, limit: limit)
        let backslashes = line[start..<split].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
        // An odd one escapes the octet after the split. One alone at the line's start cannot move further back.
        return backslashes.isMultiple(of: 2) || split - 1 == start ? split : split - 1
    }

    /// Two ASCII octets side by side are always a boundary (there is no CR LF within a line), so that only the
    /// surroundings of the limit have to be looked at as characters.
    private static func characterBoundary(in line: [UInt8], from start: Int, limit: Int) -> Int {
        var anchor = limit
        while anchor > start, !(line[anchor - 1].isASCII && line[anchor].isASCII) { anchor -= 1 }
        guard anchor < limit else { return limit }

        let windowEnd = line[limit...].dropFirst().firstIndex(where: \.isASCII) ?? line.count
        var boundary = anchor
        for character in String(decoding: line[anchor..<windowEnd], as: UTF8.self) {
            let next = boundary + character.utf8.count
            guard next <= limit else { break }
            boundary = next
        }
        return boundary > start ? boundary : codePointBoundary(in: line, limit: limit)
    }

    private static func codePointBoundary(in line: [UInt8], limit: Int) -> Int {
        var boundary = limit
        while line[boundary] & 0b1100_0000 == 0b1000_0000 { boundary -= 1 }
        return boundary
    }
}

extension UInt8 {
    fileprivate var isASCII: Bool { self < 0x80 }
}
