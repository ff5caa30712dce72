import Foundation

/// Which seasons a run of the tests tries.
package enum SeasonSeeds {
    /// From `SEMINARD_SEASONS`, as `COUNT` or `COUNT@SEED`.
    package static var chosen: Range<UInt64> { chosen(usually: 2_000) }

    package static func chosen(usually count: UInt64) -> Range<UInt64> {
        let parts = ProcessInfo.processInfo.environment["SEMINARD_SEASONS"]?.split(separator: "@") ?? []
        let count = parts.first.flatMap { UInt64($0) } ?? count
        let first = parts.dropFirst().first.flatMap { UInt64($0) } ?? 1
        return first..<first + count
    }
}
