import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// Why all mail is held as the clock is not believed, and what ends that.
    func clockProblems(at now: Date) throws(ControlFailure) -> [String] {
        let last = try reading { store throws(StateStoreError) in try store.lastInstant() }
        let setBack = last.flatMap { last in
            now < last
                ? "the clock shows less than \(facts.zone.rfc3339(last)), which the state has already seen; mail is held "
                    + "until it has caught up, or until \"seminarctl resume\" if the clock is right" : nil
        }
        return [engine.clock.jump.map(words), setBack].compactMap(\.self)
    }

    private func words(for jump: ClockJump) -> String {
        let minutes = Int((jump.by / 60).rounded())
        let (days, hours) = (minutes / (24 * 60), minutes / 60 % 24)
        let parts = [(days, "day"), (hours, "hour"), (minutes % 60, "minute")].filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        return "the machine's clock went forward by \(parts.joined(separator: " ")), noticed when it should have shown "
            + "\(facts.zone.rfc3339(jump.noticedAt)); all mail is held until \"seminarctl resume\": "
            + "set the clock right first if it is wrong"
    }
}
