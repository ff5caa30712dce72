import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// Gives one person more time, or takes it back.
    func extend(_ question: ExtensionQuestion, by caller: String) async throws(ControlFailure) -> RosterChange {
        let found = try person(question.person, in: question.seminar)
        let seminar = try active(found.seminar.text).seminar
        let event = try event(question.event, of: seminar)
        let end = question.until == "-" ? nil : try end(question.until, of: event, in: seminar)
        let changed = try await engine.extend(
            event.id, until: end, for: found.participant.person, in: found.seminar, by: caller)
        wake()
        let who = "\(found.participant.name) (\(found.participant.email))"
        let words = end.map { "has until \($0) for \(event.id)" } ?? "has as much time as the others for \(event.id)"
        return RosterChange(
            seminar: found.seminar.text, person: found.participant.person.text, changed: changed,
            message: "\(who) \(words) in \(found.seminar)\(changed ? "" : " already")")
    }

    private func end(_ text: String, of event: Event, in seminar: Seminar) throws(ControlFailure) -> AnchorPoint {
        let zone = seminar.zone
        let typed = AnchorPoint(text) ?? TypedInstant.parse(text, in: zone).map { AnchorPoint(zone.wallTime(at: $0)) }
        guard let end = typed else {
            throw ControlFailure(.usage, "\"\(text)\" is no time; expected \(AnchorPoint.expectedText), or -")
        }
        guard let own = event.extended(until: end) else {
            let isDays = event.schedule.shape == .days
            throw ControlFailure(
                isDays ? .usage : .failed,
                isDays
                    ? "\(event.id) ends with a day; expected one such as \(end.date)"
                    : "\(event.id) has no end that can be put off; only a deadline and days have one")
        }
        let ends = [event, own].map { $0.schedule.occurrences(in: zone).first { _ in true }?.end(in: zone) }
        guard let official = ends[0], let later = ends[1], official < later else {
            throw ControlFailure(.failed, "\(end) is no more time: everybody has until then for \(event.id)")
        }
        guard engine.clock.now() < later else {
            throw ControlFailure(.failed, "\(end) is over already; expected a time that is still ahead")
        }
        return end
    }
}
