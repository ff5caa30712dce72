import Foundation
import TestSupport
import Testing

@testable import CivilTime

extension RuleReader {
    /// Of so many rules two thousand are answered in time.
    fileprivate var share: Int { self == .libical ? 2_350 : 2_120 }
}

/// Rules at random against python-dateutil and libical: every answer has to be ours, but for the shapes of
/// `KnownDifference`. `SEMINARD_TEST_SEED=N` makes other rules than each run does.
@Suite struct RecurrenceOracleTests {
    private struct Question: Encodable {
        let reader: RuleReader
        let cases: [String]

        /// A line each.
        func answers() throws -> [String] {
            let answer = try CalendarOracle.answer(of: "rules", to: self)
            return answer.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        }
    }

    private static let seed =
        ProcessInfo.processInfo.environment["SEMINARD_TEST_SEED"].flatMap { UInt64($0) } ?? 5_545

    @Test(arguments: RuleReader.allCases)
    func `two thousand rules mean to others what they mean to us`(reader: RuleReader) throws {
        print("Rules at random for \(reader): SEMINARD_TEST_SEED=\(Self.seed)")
        var random = SeededGenerator(seed: Self.seed)
        var cases: [RecurrenceCase] = []
        while cases.count < reader.share {
            let one = try RecurrenceCase(using: &random)
            if !KnownDifference.isKnown(one, to: reader) { cases.append(one) }
        }
        let answers = try Question(reader: reader, cases: cases.map(\.question)).answers()
        try #require(answers.count == cases.count)
        var (compared, occurrences) = (0, 0)
        for (one, answer) in zip(cases, answers) where answer != "no answer" {
            let ours = try one.occurrences()
            #expect(ours == answer, "\(one.question), seed \(Self.seed)")
            compared += 1
            occurrences += ours.split(separator: " ").count
        }
        #expect(compared >= 2_000 && occurrences >= 30_000, "\(compared) rules, \(occurrences), seed \(Self.seed)")
    }

    @Test(arguments: KnownDifference.all.indices)
    func `where a reader differs, the RFC decides`(index: Int) throws {
        let known = KnownDifference.all[index]
        let one = try RecurrenceCase(known.rule, startingAt: try #require(WallTime(known.start)))
        let ours = one.rule.occurrences(startingAt: one.start, in: .utc).map(\.description).joined(separator: ", ")
        #expect(ours == known.expected, "\(known.reason)")
        #expect(known.covers(one))
    }

    /// A reader that has learned is to be asked again.
    @Test(arguments: RuleReader.allCases)
    func `what is known to differ does`(reader: RuleReader) throws {
        let known = KnownDifference.all.filter { $0.reader == reader }
        let cases = try known.map { try RecurrenceCase($0.rule, startingAt: try #require(WallTime($0.start))) }
        let answers = try Question(reader: reader, cases: cases.map(\.question)).answers()
        for (one, answer) in zip(cases, answers) {
            #expect(try one.occurrences() != answer, "\(one.question): \(reader) has learned it")
        }
    }
}
