/// Lines of octets without their LF or CRLF, one after the other.
struct LineSlices: IteratorProtocol, Sequence {
    /// What no line has been taken of yet.
    private(set) var rest: ArraySlice<UInt8>

    init(_ octets: ArraySlice<UInt8>) {
        rest = octets
    }

    mutating func next() -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
        let line = rest[..<end]
        rest = rest[(end == rest.endIndex ? end : end + 1)...]
        return line.last == 0x0D ? line.dropLast() : line
    }
}
