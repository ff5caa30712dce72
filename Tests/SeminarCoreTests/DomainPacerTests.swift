import Foundation
import SeminarCore
import Testing

@Suite struct DomainPacerTests {
    private let now = Date(timeIntervalSince1970: 1_620_000_000)
    private let slow = RelayGovernor.Rate(perSecond: 0.5, burst: 2)

    private func address(_ domain: String) throws -> EmailAddress { try EmailAddress(parsing: "ada@\(domain)") }

    @Test func `a burst goes at once, then each mail has a slot of its own`() throws {
        var pacer = DomainPacer(["slow.test": slow])
        let slots = try (1...5).map { pacer.slot(for: Int64($0), to: try address("Slow.test"), at: now) }
        #expect(slots.map { $0.timeIntervalSince(now) } == [0, 0, 2, 4, 6])
    }

    @Test func `who comes back at its slot goes, and nobody else in its place`() throws {
        var pacer = DomainPacer(["slow.test": slow])
        let to = try address("slow.test")
        for mail in 1...4 { _ = pacer.slot(for: Int64(mail), to: to, at: now) }
        let later = now.addingTimeInterval(2)
        #expect(pacer.slot(for: 5, to: to, at: later) == now.addingTimeInterval(6))
        #expect(pacer.slot(for: 4, to: to, at: later) == now.addingTimeInterval(4))
        #expect(pacer.slot(for: 3, to: to, at: later) == later)
    }

    @Test func `other domains know nothing of it`() throws {
        var pacer = DomainPacer(["slow.test": slow])
        for mail in 1...9 { _ = pacer.slot(for: Int64(mail), to: try address("slow.test"), at: now) }
        #expect(pacer.slot(for: 10, to: try address("quick.test"), at: now) == now)
        #expect(pacer.slot(for: 11, to: try address("sub.slow.test"), at: now) == now)
    }
}
