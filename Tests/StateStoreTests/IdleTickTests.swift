import Foundation
import GRDB
import SeminarCore
import Synchronization
import Testing

@testable import StateStore

@Suite struct `A tick with nothing due` {
    private static let questions: [@Sendable (StateStore) throws -> Void] = [
        { _ = try $0.duePlans(through: start) },
        { _ = try $0.nextPlanDue() },
        { _ = try $0.heldEntries(through: start) },
        { _ = try $0.nextHoldEnd() },
        { _ = try $0.dueMails(at: start, limit: 10) },
        { _ = try $0.nextAttempt() },
        { _ = try $0.recordedKeys(among: [try makeKey()]) },
        { _ = try $0.entries(for: [try makeKey()]) },
        { _ = try $0.entries(ofMail: 1) },
        { _ = try $0.interruptSending(at: start) },
    ]

    @Test(arguments: questions.indices)
    func `searches indices and scans no table`(index: Int) throws {
        let store = try memory()

        let statements = try statementsRun(by: Self.questions[index], on: store)

        #expect(!statements.isEmpty)
        for step in try statements.flatMap({ try plan(of: $0, in: store) }) {
            // A list that the question brings along is no table.
            let isScan = step.hasPrefix("SCAN ") && !step.hasPrefix("SCAN json_each")
            #expect(!isScan && !step.contains("TEMP B-TREE"), "\(step) in \(statements)")
        }
    }

    /// What grows with the mails of years, and so is searched and never read through.
    private static let growing = ["outbox", "message", "ledger", "bounce"]

    @Test(arguments: StatusQuestion.all)
    func `and what status asks read no table through that grows with each mail`(question: StatusQuestion) throws {
        let store = try memory()
        let statements = try statementsRun(by: question.ask, on: store)
        #expect(!statements.isEmpty)
        for step in try statements.flatMap({ try plan(of: $0, in: store) }) {
            #expect(!Self.growing.contains { step == "SCAN \($0)" || step.hasPrefix("SCAN \($0) ") }, "\(step)")
        }
    }

    private func statementsRun(by question: (StateStore) throws -> Void, on store: StateStore) throws -> [String] {
        let trace = Trace()
        try store.writer.write { db in
            db.trace { event in
                if case .statement(let statement) = event { trace.add(statement.sql) }
            }
        }
        try question(store)
        try store.writer.write { db in db.trace(options: []) }
        return trace.questions
    }

    private func plan(of sql: String, in store: StateStore) throws -> [String] {
        try store.writer.read { db in
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
            statement.setUncheckedArguments([])
            return try Row.fetchAll(statement).map { $0["detail"] }
        }
    }
}

struct StatusQuestion: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var ask: @Sendable (StateStore) throws -> Void

    init(_ name: String, _ ask: @escaping @Sendable (StateStore) throws -> Void) {
        (testDescription, self.ask) = (name, ask)
    }

    static let all = [
        StatusQuestion("sums") { _ = try $0.countsByState() },
        StatusQuestion("rejected") { _ = try $0.count(finishedAs: .rejected, after: start, upTo: 9) },
        StatusQuestion("stuck") { _ = try $0.count(waitingSince: start, upTo: 9) },
        StatusQuestion("bounces") { _ = try $0.bounces(after: start) },
        StatusQuestion("next plans") { _ = try $0.nextPlans(5) },
        StatusQuestion("marks") { _ = try $0.addressMarks() },
        StatusQuestion("gap") { _ = try $0.gap() },
        StatusQuestion("a mail that is due") { store in
            _ = try store.queueMail()
            _ = try store.dueMails(at: hour(2), limit: 10)
        },
    ]
}

/// What a connection ran, without what opens and closes transactions.
private final class Trace: Sendable {
    private let statements = Mutex<[String]>([])

    var questions: [String] { statements.withLock { $0 }.filter { $0.hasPrefix("SELECT") } }

    func add(_ statement: String) { statements.withLock { $0.append(statement) } }
}
