/// Reads the Time Zone Information Format, RFC 9636, which obsoletes RFC 8536: versions 1 to 4.
///
/// Every offset into the bytes is checked, so that a damaged file is an error and never a crash.
struct TZifReader {
    enum Failure: Error, Hashable {
        /// Some other file that lies in the database's folder.
        case notTZif
        case malformed(String)
    }

    private var rest: ArraySlice<UInt8>

    static func history(in bytes: [UInt8]) throws(Failure) -> ZoneHistory {
        var reader = TZifReader(rest: bytes[...])
        let firstHeader = try reader.header()
        guard firstHeader.version >= 2 else { return try reader.block(firstHeader, timeSize: 4, footer: nil) }
        // Newer files open with a block of 32-bit times for old readers (§3.2): skip it.
        _ = try reader.take(firstHeader.blockSize(timeSize: 4))
        let header = try reader.header()
        var footerReader = reader
        _ = try footerReader.take(header.blockSize(timeSize: 8))
        return try reader.block(header, timeSize: 8, footer: try footerReader.footer())
    }

    /// §3.1, the counts in the order of the file.
    private struct Header {
        let version: Int
        let utIndicators, standardIndicators, leapSeconds, transitions, types, abbreviationBytes: Int

        func blockSize(timeSize: Int) -> Int {
            transitions * (timeSize + 1) + types * 6 + abbreviationBytes + leapSeconds * (timeSize + 4)
                + standardIndicators + utIndicators
        }
    }

    private mutating func header() throws(Failure) -> Header {
        guard rest.starts(with: Array("TZif".utf8)) else { throw .notTZif }
        let start = try take(20)
        let versionByte = start[start.startIndex + 4]
        let header = Header(
            version: versionByte == 0 ? 1 : Int(versionByte) - Int(UInt8(ascii: "0")), utIndicators: try integer(4),
            standardIndicators: try integer(4), leapSeconds: try integer(4), transitions: try integer(4),
            types: try integer(4), abbreviationBytes: try integer(4))
        let counts = [
            header.utIndicators, header.standardIndicators, header.leapSeconds, header.transitions, header.types,
            header.abbreviationBytes,
        ]
        guard header.version >= 1, counts.allSatisfy({ $0 >= 0 }) else { throw .malformed("its header is damaged") }
        return header
    }

    /// §3.2.
    private mutating func block(
        _ header: Header, timeSize: Int, footer: ZoneFuture?
    ) throws(Failure) -> ZoneHistory {
        guard header.leapSeconds == 0 else { throw .malformed("it counts leap seconds") }
        guard header.types > 0, header.abbreviationBytes > 0 else { throw .malformed("it has no local time types") }
        guard rest.count >= header.blockSize(timeSize: timeSize) else { throw .malformed("it is cut off") }
        var times: [Int] = []
        for _ in 0..<header.transitions { times.append(try integer(timeSize)) }
        let typeIndices = try take(header.transitions).map(Int.init)
        let types = try localTimeTypes(header)
        guard typeIndices.allSatisfy(types.indices.contains), zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
        else { throw .malformed("its transitions are out of order") }
        return ZoneHistory(times: times, types: typeIndices.map { types[$0] }, initial: types[0], afterwards: footer)
    }

    private mutating func localTimeTypes(_ header: Header) throws(Failure) -> [LocalTimeType] {
        var records: [(offset: Int, isDaylightSaving: Bool, position: Int)] = []
        for _ in 0..<header.types {
            records.append((try integer(4), try integer(1) != 0, try integer(1)))
        }
        let names = try take(header.abbreviationBytes)
        var types: [LocalTimeType] = []
        for record in records {
            guard record.position < names.count, LocalTimeType.possibleOffsets.contains(record.offset) else {
                throw .malformed("a local time type is out of range")
            }
            let name = names.dropFirst(record.position).prefix { $0 != 0 }
            types.append(
                LocalTimeType(
                    offset: record.offset, isDaylightSaving: record.isDaylightSaving,
                    abbreviation: String(decoding: name, as: UTF8.self)))
        }
        return types
    }

    /// §3.3: a POSIX TZ string between two line feeds; empty where nobody knows how the zone goes on.
    private mutating func footer() throws(Failure) -> ZoneFuture? {
        let lineFeed = UInt8(ascii: "\n")
        guard rest.first == lineFeed, let end = rest.dropFirst().firstIndex(of: lineFeed) else {
            throw .malformed("its footer is cut off")
        }
        let text = String(decoding: rest[rest.startIndex + 1..<end], as: UTF8.self)
        guard !text.isEmpty else { return nil }
        guard let rules = POSIXZoneParser.parse(text) else {
            throw .malformed("its footer \"\(text)\" is not understood")
        }
        return rules
    }

    private mutating func take(_ count: Int) throws(Failure) -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw .malformed("it is cut off") }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    /// Big-endian two's complement; a single byte is unsigned.
    private mutating func integer(_ size: Int) throws(Failure) -> Int {
        let bytes = try take(size)
        let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return size == 4 ? Int(Int32(truncatingIfNeeded: bits)) : Int(Int64(bitPattern: bits))
    }
}
