import Crypto
import Foundation
import Glibc

/// The key that Message-IDs and links are derived from: made at the first start, and readable by the service alone.
enum TokenSecret {
    private static let length = 32

    /// Reads the file, or makes it with mode 0600 where it is missing. One that is there is never replaced: with it all
    /// links that were mailed would lead nowhere.
    static func load(_ path: String) throws(DaemonFailure) -> [UInt8] {
        guard let known = try read(path) else { return try make(path) }
        guard known.count >= length else {
            throw DaemonFailure(
                .badConfiguration,
                "\(path): holds no secret of at least \(length) bytes; remove it to have one made")
        }
        return known
    }

    /// Nil where there is none.
    private static func read(_ path: String) throws(DaemonFailure) -> [UInt8]? {
        do {
            return try Array(Data(contentsOf: URL(fileURLWithPath: path)))
        } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
            return nil
        } catch {
            throw DaemonFailure(
                .inputOutput,
                "\(path): the secret cannot be read: \(error.localizedDescription); give the file to the service's user"
            )
        }
    }

    private static func make(_ path: String) throws(DaemonFailure) -> [UInt8] {
        let secret = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw DaemonFailure(.inputOutput, "\(folder.path): cannot be made: \(error.localizedDescription)")
        }
        try write(secret, to: path)
        return secret
    }

    /// Whole or not at all: what a killed process leaves behind is never taken for a secret.
    private static func write(_ secret: [UInt8], to path: String) throws(DaemonFailure) {
        let draft = "\(path).new"
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw cannotWrite(path) }
        defer { close(descriptor) }
        guard Glibc.write(descriptor, secret, secret.count) == secret.count, fsync(descriptor) == 0,
            rename(draft, path) == 0
        else { throw cannotWrite(path) }
    }

    private static func cannotWrite(_ path: String) -> DaemonFailure {
        DaemonFailure(
            .inputOutput,
            "\(path): the secret cannot be written: \(String(cString: strerror(errno))); "
                + "give the service write access to its folder")
    }
}
