import ControlAPI
import Foundation

/// A file that comes over the socket: it takes its name only when it is whole and on the disk.
final class ReceivedFile {
    private let path: String
    private let partialPath: String
    private let descriptor: Int32
    private var size = 0
    private var errorNumber: Int32 = 0
    private var isKept = false

    init(at path: String) throws(ControlFailure) {
        self.path = path
        partialPath = "\(path).partial-\(getpid())"
        descriptor = open(partialPath, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(errno, at: partialPath) }
    }

    deinit {
        close(descriptor)
        if !isKept { unlink(partialPath) }
    }

    /// After a piece that could not be written the others are left: ``keep()`` says so.
    func append(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while errorNumber == 0, !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno != EINTR { errorNumber = errno }
            } else {
                rest = rest.dropFirst(count)
                size += count
            }
        }
    }

    /// - Returns: its size.
    func keep() throws(ControlFailure) -> Int {
        if errorNumber == 0, fsync(descriptor) != 0 { errorNumber = errno }
        guard errorNumber == 0 else { throw Self.failure(errorNumber, at: partialPath) }
        guard rename(partialPath, path) == 0 else { throw Self.failure(errno, at: path) }
        isKept = true
        return size
    }

    /// What came, where it turned out to be no file but a complaint.
    func discarded() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(size, 1 << 20))
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return Array(bytes.prefix(max(0, count)))
    }

    private static func failure(_ code: Int32, at path: String) -> ControlFailure {
        ControlFailure(.inputOutput, "\(path): \(String(cString: strerror(code))); nothing was kept")
    }
}
