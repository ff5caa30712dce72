import CZlib

/// gzip (RFC 1952) by the system's zlib.
///
/// swift-nio-extras compresses each answer anew while it is sent, under the tag of the bytes that it no longer is; a
/// feed of thousands of subscribers is to be compressed once per change.
enum Gzip {
    /// The header names neither a time nor a file, so that the same bytes stay the same. Nil where zlib cannot: memory
    /// is short.
    static func compressed(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        guard let length = UInt32(exactly: bytes.count) else { return nil }
        var stream = z_stream()
        guard czlib_begin_gzip(&stream) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(length)))
        var isWhole = false
        let output = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            // zlib does not write to its input, although its type would allow that.
            stream.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = length
            stream.next_out = buffer.baseAddress
            stream.avail_out = UInt32(clamping: bound)
            isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
            count = Int(stream.total_out)
        }
        return isWhole ? output : nil
    }
}
