import CivilTime
import Foundation
import SeminarCore
import Testing

@testable import StateStore

/// The start of these tests: 2021-02-24 07:00 UTC.
let start = Date(timeIntervalSince1970: 1_614_150_000)

/// `start` and so many hours.
func hour(_ hours: Double) -> Date { start.addingTimeInterval(hours * 3600) }

extension Identifier {
    /// For names that a test spells out.
    init(named text: String) throws { self = try #require(Identifier(text)) }
}

extension PersonID {
    static let ada = PersonID("ada@example.org")
    static let emmy = PersonID("emmy@example.org")
}

func memory() throws -> StateStore { try StateStore(inMemory: .real) }

func openStore(_ folder: TemporaryFolder, clock: ClockKind = .real) throws -> StateStore {
    try StateStore(path: folder.state, clock: clock, now: start)
}

func makeEntry(_ name: String, id: String? = nil, email: String? = nil, paper: String? = nil) throws -> RosterEntry {
    let address = email ?? "\(name.lowercased())@example.org"
    return RosterEntry(id: id, name: name, email: try EmailAddress(parsing: address), paper: paper)
}

func makeParticipant(_ name: String = "Ada") throws -> Participant {
    let entry = try makeEntry(name)
    return Participant(person: entry.person, name: name, email: entry.email, enrolledAt: start)
}

func makePlanned(_ event: String = "submission", rule: String = "7 days before due", due: Date = hour(1)) throws
    -> PlannedReminder
{
    PlannedReminder(
        event: try Identifier(named: event), rule: rule, anchor: try #require(AnchorPoint("2021-07-01")), due: due,
        usefulUntil: due.addingTimeInterval(7200))
}

func makeSeminar(_ id: String = "tadl-ss21", text: String = "seminar: tadl-ss21") throws -> StoredSeminar {
    StoredSeminar(
        id: try Identifier(named: id), file: "seminars/\(id).yaml", text: text, rosterFile: "rosters/\(id).csv",
        digest: "d1", activatedAt: start)
}

func makeKey(_ event: String = "submission", person: PersonID = .ada) throws -> ReminderKey {
    try makePlanned(event).key(in: try Identifier(named: "tadl-ss21"), for: person)
}

func makeLedgerEntry(
    _ event: String = "submission", person: PersonID = .ada, state: LedgerEntry.State = .mailed,
    reason: String = "due", holdUntil: Date? = nil
) throws -> LedgerEntry {
    LedgerEntry(
        key: try makeKey(event, person: person), due: hour(1), usefulUntil: hour(3), state: state, reason: reason,
        decidedAt: hour(1), holdUntil: holdUntil)
}

func makeTickMail(_ entries: [LedgerEntry], to name: String = "Ada") throws -> TickPlan.Mail {
    TickPlan.Mail(
        seminar: try Identifier(named: "tadl-ss21"), recipient: .participant(try makeParticipant(name)),
        entries: entries, due: hour(1), usefulUntil: hour(3))
}

func makeRendered(_ text: String = "Hello", subject: String = "Seminar: submission") throws -> RenderedMail {
    RenderedMail(
        subject: subject,
        message: OutgoingMessage(
            sender: try EmailAddress(parsing: "seminar@example.org"),
            recipient: try EmailAddress(parsing: "ada@example.org"), bytes: Array(text.utf8),
            messageID: "<1@example.org>"))
}

extension StateStore {
    /// A queued mail that carries one entry; its id.
    func queueMail(_ entry: LedgerEntry? = nil, at now: Date = hour(1)) throws -> Int64 {
        let entry = try entry ?? makeLedgerEntry()
        let ids = try commit(TickPlan(now: now, mails: [try makeTickMail([entry])]))
        return try #require(ids.first)
    }

    /// Claims a mail that waits, then records `state`.
    func finish(_ id: Int64, as state: DeliveryState, at now: Date = hour(1)) throws {
        try record([MailChange(id: id, progress: DeliveryProgress(state: .sending), at: now)])
        try record([MailChange(id: id, progress: DeliveryProgress(state: state, attempts: 1), at: now)])
    }

    func cancel(_ id: Int64, at now: Date = hour(1)) throws -> Set<Int64> {
        try record([MailChange(id: id, progress: DeliveryProgress(state: .cancelled, reason: "cancelled"), at: now)])
    }
}
