import Foundation
import Glibc
import Synchronization

/// Unique file names by the Maildir convention: `1614153600.M250000P4711Q1.host`.
final class MaildirNames: Sendable {
    private let now: @Sendable () -> Date
    private let host = hostName()
    private let counter = Atomic(0)

    init(now: @escaping @Sendable () -> Date) {
        self.now = now
    }

    func next() -> String {
        let time = now().timeIntervalSince1970
        let seconds = time.rounded(.down)
        let micros = Int((time - seconds) * 1_000_000)
        let number = counter.add(1, ordering: .relaxed).newValue
        return "\(Int(seconds)).M\(micros)P\(getpid())Q\(number).\(host)"
    }
}

/// The machine's name; a slash or a colon would end the name or begin its flags, so the convention spells them in octal.
private func hostName() -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
    let name = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return name.replacing("/", with: "\\057").replacing(":", with: "\\072")
}
