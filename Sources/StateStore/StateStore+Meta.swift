import Foundation
import GRDB
import SeminarCore

/// What the state knows about itself, under the name that the table `meta` has for it.
enum MetaName: String {
    case clock
    case createdAt = "created_at"
    case lastInstant = "last_instant"
    case isPaused = "paused"
    case pauseReason = "pause_reason"
    /// In a copy alone: when it was made.
    case copiedAt = "copied_at"
    case gapSince = "gap_since"
    case gapUntil = "gap_until"
    case clockJump = "clock_jump"
    case clockJumpNoticedAt = "clock_jump_noticed_at"
    case renewingSince = "renewing_since"
    case textsForgottenBefore = "texts_forgotten_before"
}

extension StateStore {
    /// The latest instant that was ever recorded; nil in a new state. A clock before it went back.
    package func lastInstant() throws(StateStoreError) -> Date? {
        try read { db in
            let stored: Int64? = try db.meta(.lastInstant)
            return stored.map { Date(nanoseconds: $0) }
        }
    }

    /// Never goes back.
    package func record(lastInstant instant: Date) throws(StateStoreError) {
        try write { db in try db.record(lastInstant: instant) }
    }

    /// Accepts that the clock went back: once it stood in the far future, mail would wait until then.
    package func resetLastInstant(to instant: Date) throws(StateStoreError) {
        try write { db in try db.setMeta(.lastInstant, instant.nanoseconds) }
    }

    package func isPaused() throws(StateStoreError) -> Bool { try read { db in try db.meta(.isPaused) ?? false } }

    /// Why mail is paused, as the operator put it; nil where it is not, or nobody said why.
    package func pauseReason() throws(StateStoreError) -> String? {
        try read { db in
            guard try db.meta(.isPaused) ?? false else { return nil }
            let reason: String = try db.meta(.pauseReason) ?? ""
            return reason.isEmpty ? nil : reason
        }
    }

    package func setPaused(_ paused: Bool, reason: String? = nil) throws(StateStoreError) {
        try write { db in
            try db.setMeta(.isPaused, paused)
            try db.setMeta(.pauseReason, reason ?? "")
        }
    }

    /// Ends a pause: all that is held is looked at again from `now` on, in the same transaction, as what a pause holds
    /// waits for nothing else.
    ///
    /// - Returns: false where there was none.
    package func endPause(at now: Date) throws(StateStoreError) -> Bool {
        try write { db in
            guard try db.meta(.isPaused) ?? false else { return false }
            try db.setMeta(.isPaused, false)
            try db.releaseHeld(at: now)
            return true
        }
    }

    /// Up to which all that was due has been decided of seminars that are to be made anew; nil where none are.
    package func renewingSince() throws(StateStoreError) -> Date? {
        try read { db in
            let stored: Int64? = try db.meta(.renewingSince)
            return stored.flatMap { $0 == .max ? nil : Date(nanoseconds: $0) }
        }
    }

    package func record(renewingSince instant: Date?) throws(StateStoreError) {
        try write { db in try db.setMeta(.renewingSince, instant?.nanoseconds ?? .max) }
    }

    /// What the machine's clock is not believed by; nil where it is.
    package func clockJump() throws(StateStoreError) -> ClockJump? {
        try read { db in
            guard let by: Int64 = try db.meta(.clockJump), let noticed: Int64 = try db.meta(.clockJumpNoticedAt) else {
                return nil
            }
            return by == 0 ? nil : ClockJump(by: Double(by) / 1e9, noticedAt: Date(nanoseconds: noticed))
        }
    }

    /// Nil when an operator has said that the clock is right.
    package func record(clockJump jump: ClockJump?) throws(StateStoreError) {
        try write { db in
            try db.setMeta(.clockJump, Int64(((jump?.by ?? 0) * 1e9).rounded()))
            try db.setMeta(.clockJumpNoticedAt, (jump?.noticedAt ?? .distantPast).nanoseconds)
        }
    }
}

extension Database {
    fileprivate func releaseHeld(at now: Date) throws {
        try run("UPDATE ledger SET hold_until = ?1 WHERE hold_until > ?1", [now.nanoseconds])
        try run("UPDATE outbox SET next_attempt = ?1 WHERE state = 'held' AND next_attempt > ?1", [now.nanoseconds])
    }

    func meta<Value: DatabaseValueConvertible>(_ name: MetaName) throws -> Value? {
        try scalar("SELECT value FROM meta WHERE name = ?", [name.rawValue])
    }

    func setMeta(_ name: MetaName, _ value: any DatabaseValueConvertible) throws {
        try run("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", [name.rawValue, value])
    }

    func record(lastInstant instant: Date) throws {
        try run(
            """
            INSERT INTO meta (name, value) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)
            """, [MetaName.lastInstant.rawValue, instant.nanoseconds])
    }

    func clockKind() throws -> ClockKind? {
        let stored: String? = try meta(.clock)
        return try stored.map { word in
            guard let clock = ClockKind(rawValue: word) else { throw UnreadableValue(column: "clock", value: word) }
            return clock
        }
    }

    /// In a new state only: which clock it belongs to, and when it was made.
    func recordOrigin(clock: ClockKind, at now: Date?) throws {
        guard try clockKind() == nil else { return }
        try setMeta(.clock, clock.rawValue)
        if let now { try setMeta(.createdAt, now.nanoseconds) }
    }
}
