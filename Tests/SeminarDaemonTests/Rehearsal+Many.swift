import Foundation
import Testing

@testable import SeminarDaemon

extension Rehearsal {
    /// In April, with so many seminars besides the one that there always is; the last `early` of them have their deadline
    /// three weeks before the others.
    convenience init(withSeminars count: Int, early: Int = 0, capacity: Int = 1_000) async throws {
        try await self.init(at: "2021-04-01 12:00", capacity: capacity)
        for number in 0..<count {
            let due = number < count - early ? "2021-05-03" : "2021-04-12"
            try write(Self.seminar(number, due: due), to: "seminars/s\(number).yaml")
        }
        #expect(try await reload().refused.isEmpty)
    }

    static func seminar(_ number: Int, due: String) -> String {
        seminar(due: due).replacing("seminar: graphs", with: "seminar: s\(number)")
    }
}
