import Foundation

extension Zone {
    /// A moment from which the zone's clocks show, or are called, something else.
    package struct Transition: Hashable, Sendable {
        package let at: Date
        /// Seconds east of UTC.
        package let offsetBefore: Int
        package let offsetAfter: Int
        /// From this moment on, as is the abbreviation.
        package let isDaylightSaving: Bool
        package let abbreviation: String
    }

    /// Those at `from` or later and before `to`, in their order. Entries of the file that change nothing are left out.
    package func transitions(from: Date, to: Date) -> [Transition] {
        var found: [Transition] = []
        let end = to.wholeSeconds
        var period = history.period(containing: from.wholeSeconds - 1)
        while period.end < end {
            let next = history.period(containing: period.end)
            if next.type != period.type {
                found.append(
                    Transition(
                        at: Date(wholeSeconds: next.start), offsetBefore: period.type.offset,
                        offsetAfter: next.type.offset, isDaylightSaving: next.type.isDaylightSaving,
                        abbreviation: next.type.abbreviation))
            }
            period = next
        }
        return found
    }
}
