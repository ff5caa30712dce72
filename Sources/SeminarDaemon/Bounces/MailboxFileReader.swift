import Foundation
import Glibc
import InternetMessage

/// Takes messages out of a mailbox file, of each only as much as a report has.
struct MailboxFileReader {
    private static let chunk = 64 * 1024
    private static let separator = Array("From ".utf8)

    private let descriptor: Int32
    /// Where the next message begins.
    private(set) var offset: Int64
    private(set) var failed = false
    private var buffer: [UInt8] = []
    private var bufferStart: Int64

    init(_ descriptor: Int32, from offset: Int64) {
        self.descriptor = descriptor
        self.offset = offset
        bufferStart = offset
    }

    /// Whether a message begins here; elsewhere the file is not what it was.
    var standsAtMessage: Bool {
        var octets = [UInt8](repeating: 0, count: Self.separator.count)
        return pread(descriptor, &octets, octets.count, off_t(offset)) == octets.count && octets == Self.separator
    }

    /// The next messages; what stands before the first separator belongs to none.
    mutating func next(atMost limit: Int) -> [[UInt8]] {
        var messages: [[UInt8]] = []
        var message: [UInt8]?
        var afterEmptyLine = true
        while let line = nextLine() {
            if afterEmptyLine, line.starts(with: Self.separator) {
                if let message { messages.append(message) }
                message = nil
                if messages.count == limit { return messages }
                message = []
            } else if message != nil, (message?.count ?? 0) < DeliveryStatusNotification.mostOctets {
                message?.append(contentsOf: line)
            }
            afterEmptyLine = line == [0x0A] || line == [0x0D, 0x0A]
            offset += Int64(line.count)
        }
        if let message { messages.append(message) }
        return messages
    }

    /// A line with its end; one that is endless comes in pieces.
    private mutating func nextLine() -> ArraySlice<UInt8>? {
        var start = Int(offset - bufferStart)
        if buffer[start...].firstIndex(of: 0x0A) == nil, buffer.count - start < Self.chunk {
            buffer.removeFirst(start)
            bufferStart = offset
            start = 0
            fill()
        }
        guard start < buffer.count else { return nil }
        let end = buffer[start...].firstIndex(of: 0x0A) ?? buffer.count - 1
        return buffer[start...end]
    }

    private mutating func fill() {
        var octets = [UInt8](repeating: 0, count: Self.chunk)
        let count = pread(descriptor, &octets, octets.count, off_t(bufferStart) + off_t(buffer.count))
        failed = failed || count < 0
        buffer += octets.prefix(max(0, count))
    }
}
