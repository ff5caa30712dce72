import CivilTime
import Foundation
import SeminarDaemon

/// Reads the times that `simulate` is given.
struct SimulationTimes {
    private let zone: Zone

    init(_ zone: Zone) { self.zone = zone }

    func options(
        from: String, to: String, downtimes: [String], maildir: String?
    ) throws(DaemonFailure) -> Simulation.Options {
        let first = try instant(from, of: "--from")
        let last: Date
        if let day = CivilDate(to) { last = zone.endOfDay(day) } else { last = try instant(to, of: "--to") }
        guard first < last else { throw DaemonFailure(.usage, "--to \(to) is not after --from \(from)") }
        var spans: [Simulation.Downtime] = []
        for text in downtimes { spans.append(try downtime(text)) }
        return Simulation.Options(from: first, to: last, maildir: maildir, downtimes: spans)
    }

    private func downtime(_ text: String) throws(DaemonFailure) -> Simulation.Downtime {
        guard let dots = text.range(of: "..") else {
            throw DaemonFailure(
                .usage, "--downtime \"\(text)\" is no span; expected \"2021-03-07 06:00..2021-03-07 18:00\"")
        }
        let from = try instant(String(text[..<dots.lowerBound]), of: "--downtime")
        let to = try instant(String(text[dots.upperBound...]), of: "--downtime")
        guard from < to else { throw DaemonFailure(.usage, "--downtime \"\(text)\" ends before it begins") }
        return Simulation.Downtime(from: from, to: to)
    }

    private func instant(_ text: String, of option: String) throws(DaemonFailure) -> Date {
        guard let instant = TypedInstant.parse(text, in: zone) else {
            throw DaemonFailure(.usage, "\(option) \"\(text)\" is no time; expected 2021-02-24 or \"2021-02-24 08:00\"")
        }
        return instant
    }
}
