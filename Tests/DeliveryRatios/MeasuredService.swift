import ControlAPI
import Curl
import Foundation
import SeminarCore
import StateStore

/// `seminard run`, as it was built beside this program, over a folder of queued mails.
struct MeasuredService {
    /// What one run is found to be like.
    struct Result {
        /// When each mail was accepted, in order.
        var accepted: [Date]
        /// How long each question for the status took.
        var answers: [Duration]
        /// The most that was resident while mails went out, in bytes.
        var memory: Int
        /// Of one message.
        var octets: Int

        /// Mails a second, from the first to the last of a share of them.
        func rate(from start: Double = 0, to end: Double = 1) -> Double {
            let (first, last) = (Int(Double(accepted.count - 1) * start), Int(Double(accepted.count - 1) * end))
            return Double(last - first) / accepted[last].timeIntervalSince(accepted[first])
        }
    }

    private let folder: URL
    private let process = Process()

    private init(in folder: URL) throws {
        self.folder = folder
        let bench = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process.executableURL = URL(filePath: bench).deletingLastPathComponent().appending(path: "seminard")
        process.arguments = ["run", "--config", folder.appending(path: "seminard.yaml").path]
        let log = folder.appending(path: "log")
        try Data().write(to: log)
        let handle = try FileHandle(forWritingTo: log)
        (process.standardInput, process.standardOutput, process.standardError) = (nil, handle, handle)
        try process.run()
    }

    /// Runs until all mails are accepted, asking for the status at every `interval`.
    static func run(in folder: URL, mails: Int, interval: Duration) async throws -> Result {
        let service = try MeasuredService(in: folder)
        defer { service.process.terminate() }
        var result = Result(accepted: [], answers: [], memory: 0, octets: 0)
        var accepted = 0
        while accepted < mails {
            try await Task.sleep(for: interval)
            guard service.process.isRunning else {
                throw PostfixTools.Failure(description: "seminard ended; see \(folder.path)/log")
            }
            let start = ContinuousClock.now
            guard let status = service.status() else { continue }
            result.answers.append(start.duration(to: .now))
            result.memory = max(result.memory, service.memory)
            accepted = status.outbox["accepted"] ?? 0
        }
        service.process.terminate()
        service.process.waitUntilExit()
        try service.readOutbox(into: &result)
        return result
    }

    /// Nil as long as it is not up.
    private func status() -> StatusReport? {
        let socket = UnixSocketHTTP(socketPath: folder.appending(path: "state/control.sock").path)
        guard let answer = try? socket.send(method: "GET", path: ControlRoute.status.path), answer.status == 200 else {
            return nil
        }
        return try? ControlCoding.decode(StatusReport.self, from: answer.body)
    }

    /// `VmRSS`, in bytes.
    private var memory: Int {
        let pages = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/statm", encoding: .utf8))?
            .split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return (pages ?? 0) * sysconf(Int32(_SC_PAGESIZE))
    }

    private func readOutbox(into result: inout Result) throws {
        let store = try StateStore(path: QueuedState.state(in: folder), clock: .real, now: Date())
        defer { store.close() }
        let mails = try store.mails(MailFilter(states: [.accepted]))
        result.accepted = mails.compactMap(\.mail.finishedAt).sorted()
        result.octets = try mails.first.flatMap { try store.mail($0.mail.id) }?.rendered?.message.bytes.count ?? 0
    }
}
