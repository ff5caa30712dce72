import Foundation
import TestSupport
import Testing

@testable import CivilTime

@Suite struct TZifReaderTests {
    private let berlin: [UInt8]

    init() throws {
        berlin = [UInt8](try Data(contentsOf: URL(filePath: ZoneDatabase.system.folder + "/Europe/Berlin")))
    }

    @Test func `a file that is cut off anywhere is an error and no crash`() {
        for length in berlin.indices {
            #expect(throws: TZifReader.Failure.self) { try TZifReader.history(in: Array(berlin.prefix(length))) }
        }
    }

    @Test func `a damaged file is read or refused, and answers every question`() {
        var random = SeededGenerator(seed: 9_636)
        for _ in 0..<2_000 {
            var bytes = berlin
            for _ in 0..<3 {
                bytes[Int.random(in: 4..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let history = try? TZifReader.history(in: bytes) else { continue }
            let second = Int.random(in: -10_000_000_000..<10_000_000_000, using: &random)
            #expect(history.period(containing: second).contains(second))
        }
    }

    @Test func `the first version's times of 32 bits are read where there are no others`() throws {
        var bytes = berlin
        bytes[4] = 0
        let history = try TZifReader.history(in: bytes)
        #expect(history.afterwards == nil)
        #expect(history.period(containing: 1_618_833_600).type.abbreviation == "CEST")
    }

    @Test func `another file is not taken for a zone`() {
        #expect(throws: TZifReader.Failure.self) { try TZifReader.history(in: Array("# version 2026a".utf8)) }
    }
}
