import Dispatch
import Foundation
import TestSupport

/// `seminard run` as a process of its own, with a test for its service manager; killed when it goes out of use.
final class RunningService: Sendable {
    let folder: ServiceFolder
    /// Its output and complaints, and what it tells its manager as `notify: …`.
    let log = EventLog()
    private let manager: NotifySocket
    private let process = Process()
    private let reaped = DispatchGroup()

    /// However busy the machine, a service that has not ended by then hangs; killing it ends what waits for it.
    private static let patience = DispatchTimeInterval.seconds(1_000)

    /// Returns when the service says that it is ready; throws what it complained of if it ends instead.
    ///
    /// - Parameters:
    ///   - prefix: what starts it, where it is not started as it is
    ///   - variables: more of the service's environment
    static func start(
        in folder: ServiceFolder, through prefix: [String] = [], _ options: String...,
        variables: [String: String] = [:]
    ) async throws -> RunningService {
        let service = try RunningService(folder, prefix, options, variables)
        try await service.log.wait { $0.contains { $0.hasPrefix("notify: READY=1") } }
        return service
    }

    /// Returns at once, for who is not interested in whether it gets ready.
    static func launch(in folder: ServiceFolder, _ options: String...) throws -> RunningService {
        try RunningService(folder, [], options, [:])
    }

    private init(
        _ folder: ServiceFolder, _ prefix: [String], _ options: [String], _ more: [String: String]
    ) throws {
        self.folder = folder
        let address = folder.path + "/notify.sock"
        manager = try NotifySocket(path: address) { [log] message in
            log.add("notify: " + message.replacing("\n", with: " "))
        }
        let command =
            prefix + [try BuiltProduct("seminard").url.path, "run", "--config", folder.configuration] + options
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        let variables = ["NOTIFY_SOCKET": address, "SEMINARD_LOG": "info"]
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { _, new in new }
            .merging(more) { _, new in new }
        let output = Pipe()
        (process.standardInput, process.standardOutput, process.standardError) = (nil, output, output)
        try process.run()
        follow(output.fileHandleForReading)
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { [weak self] in self?.signal(SIGKILL) }
    }

    deinit {
        signal(SIGKILL)
        reaped.wait()
    }

    private func follow(_ output: FileHandle) {
        reaped.enter()
        Thread.detachNewThread { [log, process, reaped] in
            var unfinished = Data()
            while case let piece = output.availableData, !piece.isEmpty {
                unfinished += piece
                while let end = unfinished.firstIndex(of: UInt8(ascii: "\n")) {
                    log.add(String(decoding: unfinished[..<end], as: UTF8.self))
                    unfinished = Data(unfinished[(end + 1)...])
                }
            }
            process.waitUntilExit()
            log.end(process.terminationStatus)
            reaped.leave()
        }
    }

    var processIdentifier: Int32 { process.processIdentifier }

    func signal(_ number: Int32) {
        if process.isRunning { kill(process.processIdentifier, number) }
    }

    /// Sends the signal and returns the exit status.
    func end(by number: Int32 = SIGTERM) async -> Int32 {
        signal(number)
        return await log.ended()
    }

    var port: Int {
        get throws {
            let found = log.lines.lazy.compactMap { $0.firstMatch(of: /http\.port=(\d+)/) }.first
            guard let port = found.flatMap({ Int($0.output.1) }) else {
                throw ServiceFolder.Failure(what: "no port in:\n" + log.lines.joined(separator: "\n"))
            }
            return port
        }
    }

    func get(_ path: String, header: String...) async throws -> PageRequest.Answer {
        try await PageRequest(url: "http://127.0.0.1:\(try port)\(path)", header: header).answer()
    }

    /// As the button of a form does, or a mail program.
    func post(_ path: String, body: String = "") async throws -> PageRequest.Answer {
        try await PageRequest(url: "http://127.0.0.1:\(try port)\(path)", body: body).answer()
    }

    /// Asks the service by `seminarctl`.
    func ask(_ arguments: String...) async throws -> BuiltProduct.Outcome {
        try await BuiltProduct("seminarctl").run(arguments, variables: ["SEMINARD_SOCKET": folder.socket])
    }
}
