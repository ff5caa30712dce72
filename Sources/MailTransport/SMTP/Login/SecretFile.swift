import Curl
import Glibc

/// Reads a small file without leaving copies of it behind.
enum SecretFile {
    private static let longest = 64 * 1024

    static func bytes(of path: String) throws(CurlFailure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw trouble(with: path) }
        defer { close(file) }
        return try bytes(from: file, named: path)
    }

    /// Up to the end, at most 64 KiB.
    static func bytes(from file: Int32, named name: String) throws(CurlFailure) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: longest)
        defer { buffer.overwrite() }
        var length = 0
        while length < longest {
            let count = buffer.withUnsafeMutableBytes { bytes in
                read(file, bytes.baseAddress?.advanced(by: length), bytes.count - length)
            }
            guard count >= 0 || errno == EINTR else { throw trouble(with: name) }
            if count == 0 { break }
            length += max(0, count)
        }
        return Array(buffer[..<length])
    }

    private static func trouble(with path: String) -> CurlFailure {
        let words = String(cString: strerror(errno))
        return .failed(.loginRefused, reason: "the secret cannot be read from \(path): \(words)")
    }
}
