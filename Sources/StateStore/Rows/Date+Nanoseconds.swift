import Foundation

extension Date {
    private static let nanosecondsPerSecond: Int64 = 1_000_000_000

    /// How instants are stored: whole nanoseconds since 1970, finer than what a `Date` of our time resolves, so that
    /// each comes back equal and the index sorts as Swift does. From the year 2262 on they saturate.
    var nanoseconds: Int64 {
        let reference = timeIntervalSinceReferenceDate
        let whole = reference.rounded(.down)
        guard let seconds = Int64(exactly: whole + Self.timeIntervalBetween1970AndReferenceDate) else {
            return reference < 0 ? .min : .max
        }
        let fraction = Int64(((reference - whole) * 1e9).rounded())
        let (product, overflow) = seconds.multipliedReportingOverflow(by: Self.nanosecondsPerSecond)
        let (sum, carry) = product.addingReportingOverflow(fraction)
        guard overflow || carry else { return sum }
        return reference < 0 ? .min : .max
    }

    init(nanoseconds: Int64) {
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: Self.nanosecondsPerSecond)
        let reference = Double(seconds) - Self.timeIntervalBetween1970AndReferenceDate
        self.init(timeIntervalSinceReferenceDate: reference + Double(rest) / 1e9)
    }
}
