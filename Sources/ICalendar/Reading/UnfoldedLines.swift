/// The content lines of a file, folds undone (RFC 5545 §3.1).
///
/// A fold may stand between the octets of one character, so that octets are joined before they are read as text.
struct UnfoldedLines {
    struct Line {
        /// Where it begins in the file, counted from 1.
        let number: Int
        let octets: [UInt8]
    }

    let lines: [Line]

    init(_ bytes: [UInt8]) throws(CalendarSyntaxError) {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        var lines: [Line] = []
        var (current, first, number) = ([UInt8](), 0, 0)
        for physical in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            let octets = physical.last == UInt8(ascii: "\r") ? physical.dropLast() : physical
            if octets.contains(0) { throw Self.noText(line: number) }
            let isContinuation = octets.first == UInt8(ascii: " ") || octets.first == UInt8(ascii: "\t")
            // Before the first line, or after a blank one, there is nothing that it could continue but spaces.
            if isContinuation, !current.isEmpty {
                current.append(contentsOf: octets.dropFirst())
                continue
            }
            if !current.isEmpty { lines.append(Line(number: first, octets: current)) }
            (current, first) = (octets.allSatisfy { $0 <= 0x20 } ? [] : Array(octets), number)
        }
        if !current.isEmpty { lines.append(Line(number: first, octets: current)) }
        self.lines = lines
    }

    private static func noText(line: Int) -> CalendarSyntaxError {
        CalendarSyntaxError(line: line, "a zero byte stands here: this is no text", remedy: "save the file as UTF-8")
    }
}
