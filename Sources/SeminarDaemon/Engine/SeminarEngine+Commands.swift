import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import SeminarMail
import StateStore

extension SeminarEngine {
    /// Ends a pause, and accepts a clock that has jumped, or that was set back behind what the state has seen; what was
    /// held is decided anew. False where there was none of this.
    ///
    /// - Parameter gap: what becomes of what a restore left open; nil where it left nothing.
    func resume(_ gap: ResumeQuestion.Gap? = nil) throws(ControlFailure) -> Bool {
        let isCorrected = try answering { () throws(StateStoreError) in
            let hasJumped = try acceptJump()
            return try acceptSetback() || hasJumped
        }
        try settle(gap, isCorrected: isCorrected)
        return try answering { () throws(StateStoreError) in
            let now = clock.now()
            guard try store.endPause(at: now) || isCorrected else { return false }
            try tick(at: now)
            return true
        }
    }

    private func acceptSetback() throws(StateStoreError) -> Bool {
        let now = clock.now()
        guard let last = try store.lastInstant(), now < last else { return false }
        try store.resetLastInstant(to: now)
        clock.accept()
        return true
    }

    private func acceptJump() throws(StateStoreError) -> Bool {
        try noteJump()
        guard clock.jump != nil else { return false }
        try store.record(clockJump: nil)
        notedJump = nil
        clock.accept()
        return true
    }

    /// A restored state sends nothing on its own account: a person says what becomes of the time that it lost.
    ///
    /// - Parameter isCorrected: the clock was not believed until now, so that nothing has been looked at.
    private func settle(_ choice: ResumeQuestion.Gap?, isCorrected: Bool) throws(ControlFailure) {
        guard let gap = try answering({ () throws(StateStoreError) in try gap(isCorrected) }) else {
            guard choice == nil else {
                throw ControlFailure(.usage, "no backup has been restored; \"seminarctl resume\" alone is enough")
            }
            return
        }
        _ = try answering { () throws(StateStoreError) in
            switch choice {
            case .skip:
                try leaveOutDigests(through: gap.until)
                return try store.skip(gap, at: clock.now())
            case .send: return try store.sendGap()
            case nil: return gap.count == 0 ? try store.sendGap() : false
            }
        }
        guard choice != nil || gap.count == 0 else { throw ControlFailure(.failed, gap.question) }
    }

    /// What a restore has left open, with all of it looked at.
    private func gap(_ isCorrected: Bool) throws(StateStoreError) -> RestoreGap? {
        guard try store.gap() != nil else { return nil }
        let now = clock.now()
        try tick(at: now)
        try store.boundGap(at: now, isRevised: isCorrected)
        return try restoreGap()
    }

    private func leaveOutDigests(through end: Date) throws(StateStoreError) {
        for id in try store.dueDigests(through: end) {
            guard let next = catalog[id]?.seminar.nextDigest(after: end) else { continue }
            try store.postponeDigest(of: id, until: next)
        }
    }

    /// Ends a seminar.
    func remove(_ id: Identifier) throws(ControlFailure) {
        try answering { () throws(StateStoreError) in _ = try store.remove(seminar: id, at: clock.now()) }
        catalog.remove(id)
        catalog.setRefused(catalog.refused.filter { $0.seminar != id })
        exportFeeds()
        observe(.removed(seminar: id))
    }

    func importRoster(
        _ bytes: [UInt8], file: String, into id: Identifier, confirmed: Bool
    ) throws(ControlFailure) -> RosterOutcome {
        guard let seminar = catalog[id]?.seminar else {
            throw ControlFailure(.failed, "no seminar \"\(id)\" is in force")
        }
        // The seminar's own file is not to undo this at the next reload, unless it has been edited by then.
        let own = seminar.rosterPath.flatMap { FileManager.default.contents(atPath: $0) }
        let digest = ContentHash.hexadecimal(of: own.map(Array.init) ?? bytes)
        let outcome = try answering { () throws(StateStoreError) in
            try importRoster(
                bytes, file: file, digest: digest, into: seminar, confirmed: confirmed, at: clock.now())
        }
        if outcome.complaints == nil {
            // What the command brought in answers what a reload had complained of.
            catalog.setRefused(catalog.refused.filter { $0.seminar != seminar.id || $0.file != seminar.rosterPath })
        }
        return outcome
    }

    /// Sends a mail that says that mail works, and waits for what becomes of it; where the relay rests, it stays queued.
    func sendTest(to address: EmailAddress, in zone: Zone) async throws(ControlFailure) -> OutboxMail {
        let now = clock.now()
        let rendered: RenderedMail
        do {
            rendered = try writer.test(to: address, in: zone, at: now)
        } catch {
            throw ControlFailure(.failed, error.description)
        }
        let id = try answering { () throws(StateStoreError) in
            let id = try store.insertTestMail(
                to: address, usefulUntil: now.addingTimeInterval(Self.useOfTest), rendered: rendered, at: now)
            while try pump(at: now), ahead.contains(where: { $0.mail.id == id }) {}
            return id
        }
        if inFlight[id] != nil, !lanes.isStopped {
            await withCheckedContinuation { delivered[id, default: []].append($0) }
        }
        guard let mail = try answering({ () throws(StateStoreError) in try store.mail(id) }) else {
            throw ControlFailure(.failed, "mail \(id) has vanished from the outbox")
        }
        return mail
    }

    /// Whoever asked for a test does not want its mail tomorrow.
    private static let useOfTest: TimeInterval = 60 * 60

    /// What the state complains of, as who called is told it.
    func answering<Value>(_ body: () throws(StateStoreError) -> Value) throws(ControlFailure) -> Value {
        do {
            return try body()
        } catch {
            throw ControlFailure(.inputOutput, error.description)
        }
    }
}
