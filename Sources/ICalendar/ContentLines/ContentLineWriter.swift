/// Puts content lines into one buffer of bytes: CRLF at their ends, folded at 75 octets (RFC 5545 §3.1).
struct ContentLineWriter {
    var bytes: [UInt8] = []
    private var startOfLine = 0

    init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    mutating func begin(_ component: ComponentName) {
        append("BEGIN:")
        append(component.rawValue)
        endLine()
    }

    mutating func end(_ component: ComponentName) {
        append("END:")
        append(component.rawValue)
        endLine()
    }

    mutating func write(_ line: ContentLine) {
        append(line.name.rawValue)
        for parameter in line.parameters { append(parameter) }
        append(UInt8(ascii: ":"))
        append(line.value)
        endLine()
    }

    /// Nothing for an empty text: a property without a value is an error to libical.
    mutating func write(_ name: PropertyName, text: String?) {
        if let text, !text.isEmpty { write(ContentLine(name, .text(text))) }
    }

    /// Nothing for an empty one.
    mutating func write(_ name: PropertyName, uri: String?, _ parameters: [Parameter] = []) {
        if let uri, !uri.isEmpty { write(ContentLine(name, .uri(uri), parameters)) }
    }

    /// Whole lines that were written before.
    mutating func copy(_ lines: ArraySlice<UInt8>) {
        bytes.append(contentsOf: lines)
        startOfLine = bytes.count
    }

    private mutating func endLine() {
        if bytes.count - startOfLine > LineFolding.octetLimit {
            let line = Array(bytes[startOfLine...])
            bytes.removeSubrange(startOfLine...)
            LineFolding.append(line, to: &bytes)
        }
        append("\r\n")
        startOfLine = bytes.count
    }
}
