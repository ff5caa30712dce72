import Foundation
import NIOCore

/// So many mails over so many connections, over some distance.
struct Scene {
    var name: String
    var connections: Int
    var mails: Int
    var areWritten = false
    var roundTrip: TimeAmount?
    var rounds = 5

    /// Measures in turns and prints the medians.
    func play() async throws {
        let queued = try await QueuedState(mails: mails, areWritten: areWritten)
        let sink = try await PostfixSink()
        let proxy: DelayingProxy? =
            if let roundTrip { try await DelayingProxy(roundTrip: roundTrip, before: sink.port) } else { nil }
        let port = proxy?.port ?? sink.port
        var pairs: [(ours: MeasuredService.Result, theirs: Double)] = []
        for _ in 1...rounds {
            let folder = try queued.copy(relayPort: port, connections: connections)
            let ours = try await MeasuredService.run(
                in: folder, mails: mails, interval: .milliseconds(rounds == 1 ? 100 : 500))
            try FileManager.default.removeItem(at: folder)
            let theirs = try PostfixTools.sourceRate(
                mails: min(mails, 20_000), octets: ours.octets, sessions: connections, port: port)
            pairs.append((ours, theirs))
            say(String(format: "  %@: %.0f a second, smtp-source %.0f", name, ours.rate(), theirs))
        }
        report(pairs)
    }

    private func report(_ pairs: [(ours: MeasuredService.Result, theirs: Double)]) {
        let ours = median(pairs.map { $0.ours.rate() })
        let theirs = median(pairs.map(\.theirs))
        let ratio = median(pairs.map { $0.ours.rate() / $0.theirs })
        let octets = pairs.first?.ours.octets ?? 0
        say("\(name), messages of \(octets) octets")
        say(String(format: "  ours %.0f a second, smtp-source %.0f, ratio %.2f", ours, theirs, ratio))
        guard rounds == 1, let run = pairs.first?.ours else { return }
        let tenths = (0..<10).map { run.rate(from: Double($0) / 10, to: Double($0 + 1) / 10) }
        say("  by tenths: " + tenths.map { String(format: "%.0f", $0) }.joined(separator: " "))
        let answers = run.answers.sorted().map { $0 / .milliseconds(1) }
        say(
            String(
                format:
                    "  status: median %.1f ms, 99 of 100 within %.1f ms, worst %.1f ms of %d; memory: %.1f MB at most",
                median(answers), answers.dropLast(answers.count / 100).last ?? 0, answers.last ?? 0, answers.count,
                Double(run.memory) / 1e6))
    }

    /// Whoever waits for minutes sees each line at once.
    private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
