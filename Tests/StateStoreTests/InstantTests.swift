import Foundation
import SeminarCore
import Testing
import TestSupport

@testable import StateStore

@Suite struct `Stored instants` {
    @Test func `come back equal, to the last bit that a clock yields`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<10_000 {
            let instant = Date(timeIntervalSince1970: .random(in: 1_500_000_000..<4_000_000_000, using: &generator))
            #expect(Date(nanoseconds: instant.nanoseconds) == instant)
        }
    }

    @Test func `sort as they do`() {
        let instant = Date(timeIntervalSince1970: 1_614_150_000.123456)
        let next = Date(timeIntervalSinceReferenceDate: instant.timeIntervalSinceReferenceDate.nextUp)

        #expect(instant.nanoseconds < next.nanoseconds)
        #expect(Date(timeIntervalSince1970: -0.5).nanoseconds == -500_000_000)
        #expect(Date(nanoseconds: -500_000_000) == Date(timeIntervalSince1970: -0.5))
    }

    @Test func `saturate where the number ends`() {
        #expect(Date.distantFuture.nanoseconds == .max)
        #expect(Date.distantPast.nanoseconds == .min)
        #expect(Date(timeIntervalSince1970: .infinity).nanoseconds == .max)
        #expect(Date(nanoseconds: .max) > start)
    }
}
