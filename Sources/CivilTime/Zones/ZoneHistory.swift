/// A zone's past and future: the transitions that its file lists, then the footer's rules without end.
///
/// Times are whole seconds since 1970-01-01T00:00Z, without leap seconds.
struct ZoneHistory: Sendable {
    /// Ascending; `types[i]` begins at `times[i]`.
    let times: [Int]
    let types: [LocalTimeType]
    /// Before the first transition: the file's type 0 (RFC 9636 §3.2).
    let initial: LocalTimeType
    let afterwards: ZoneFuture?

    /// A stretch in which nothing changes, from `start` until just before `end`; `Int.min` and `Int.max` where it has
    /// no beginning or no end.
    struct Period {
        let start: Int
        let end: Int
        let type: LocalTimeType

        func contains(_ second: Int) -> Bool {
            second >= start && second < end
        }
    }

    /// The periods that follow one another from `first` until one contains `last`.
    func periods(from first: Period, through last: Int) -> [Period] {
        var periods = [first]
        var latest = first
        while latest.end <= last {
            latest = period(containing: latest.end)
            periods.append(latest)
        }
        return periods
    }

    func period(containing second: Int) -> Period {
        guard let last = times.last else { return periodAfterwards(containing: second, notBefore: .min) }
        guard second < last else { return periodAfterwards(containing: second, notBefore: last) }
        let next = firstTransition(after: second)
        guard next > 0 else { return Period(start: .min, end: times[0], type: initial) }
        return Period(start: times[next - 1], end: times[next], type: types[next - 1])
    }

    private func periodAfterwards(containing second: Int, notBefore last: Int) -> Period {
        switch afterwards {
        case .yearly(let rules):
            let period = rules.period(containing: second)
            return Period(start: max(period.start, last), end: period.end, type: period.type)
        case .forever(let type):
            return Period(start: last, end: .max, type: type)
        case nil:
            return Period(start: last, end: .max, type: types.last ?? initial)
        }
    }

    /// By bisection; `times.count` when there is none.
    private func firstTransition(after second: Int) -> Int {
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if times[middle] <= second { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
