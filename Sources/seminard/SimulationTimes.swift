import CivilTime
import Foundation
import SeminarCore
import SeminarDaemon

/// Reads the times that `simulate` is given.
struct SimulationTimes {
    private let zone: Zone

    init(_ zone: Zone) { self.zone = zone }

    func options(
        from: String, to: String, downtimes: [String], done: [String], edits: [String], maildir: String?
    ) throws(DaemonFailure) -> Simulation.Options {
        let first = try instant(from, of: "--from")
        let last: Date
        if let day = CivilDate(to) { last = zone.endOfDay(day) } else { last = try instant(to, of: "--to") }
        guard first < last else { throw DaemonFailure(.usage, "--to \(to) is not after --from \(from)") }
        var spans: [Simulation.Downtime] = []
        for text in downtimes { spans.append(try downtime(text)) }
        var actions: [SimulatedAction] = []
        for text in done { actions.append(try self.done(text)) }
        for text in edits { actions.append(try edit(text)) }
        return Simulation.Options(from: first, to: last, maildir: maildir, downtimes: spans, actions: actions)
    }

    /// `PERSON OBLIGATION at T`; a person may be a name of several words.
    private func done(_ text: String) throws(DaemonFailure) -> SimulatedAction {
        let (what, at) = try moment(text, of: "--done", as: "kavya.iyer@example.org report at 2021-06-28 10:00")
        guard let space = what.lastIndex(of: " "),
            let obligation = Identifier(String(what[what.index(after: space)...]))
        else {
            throw DaemonFailure(
                .usage,
                "--done \"\(text)\" names no person and obligation; "
                    + "expected \"kavya.iyer@example.org report at 2021-06-28 10:00\"")
        }
        let person = what[..<space].trimmingCharacters(in: .whitespaces)
        return SimulatedAction(.done(person: person, obligation: obligation), at: at, option: "--done \"\(text)\"")
    }

    private func edit(_ text: String) throws(DaemonFailure) -> SimulatedAction {
        let (file, at) = try moment(text, of: "--edit", as: "edited.yaml at 2021-04-12 10:00")
        return SimulatedAction(.edit(file: file), at: at, option: "--edit \"\(text)\"")
    }

    /// What stands before the last `at`, and the instant after it.
    private func moment(
        _ text: String, of option: String, as example: String
    ) throws(DaemonFailure) -> (what: String, at: Date) {
        guard let at = text.range(of: " at ", options: .backwards) else {
            throw DaemonFailure(.usage, "\(option) \"\(text)\" says not when; expected \"\(example)\"")
        }
        let what = text[..<at.lowerBound].trimmingCharacters(in: .whitespaces)
        let time = text[at.upperBound...].trimmingCharacters(in: .whitespaces)
        return (what, try instant(time, of: option))
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
