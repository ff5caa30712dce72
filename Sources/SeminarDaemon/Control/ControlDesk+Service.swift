import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// Reads the seminar files again; returns when all that is good is in force.
    func reload() async throws(ControlFailure) -> ReloadReport {
        let outcome: ReloadOutcome
        do {
            outcome = try await engine.reload(from: facts.seminarsFolder)
        } catch {
            throw ControlFailure(.inputOutput, error.description)
        }
        wake()
        return ReloadReport(
            accepted: outcome.accepted.map(\.text),
            refused: outcome.refused.map { refused in
                RefusedFile(file: refused.file, seminar: refused.seminar?.text, complaints: refused.complaints)
            })
    }

    func pause(_ question: PauseQuestion) async throws(ControlFailure) -> Acknowledgement {
        let changed = try reading { store throws(StateStoreError) in
            let wasPaused = try store.isPaused()
            try store.setPaused(true, reason: question.reason)
            return !wasPaused
        }
        return Acknowledgement(
            changed: changed,
            message: "mail is paused\(changed ? "" : " already"); what falls due is held until \"seminarctl resume\"")
    }

    func resume(_ question: ResumeQuestion) async throws(ControlFailure) -> Acknowledgement {
        let changed = try await engine.resume(question.gap)
        wake()
        return Acknowledgement(
            changed: changed,
            message: changed
                ? "mail goes out again; what is still useful of what was held goes now" : "mail was not paused")
    }

    func removeSeminar(_ question: RemoveSeminar) async throws(ControlFailure) -> Acknowledgement {
        let active = try active(question.seminar)
        let path = active.stored.file
        try await engine.remove(active.seminar.id)
        wake()
        let remains = FileManager.default.fileExists(atPath: path)
        return Acknowledgement(
            changed: true,
            message: "\(active.seminar.id) has ended: no feed, no page, no mail"
                + (remains ? "; move \(path) away, or the next reload starts it again" : ""))
    }
}
