/// An ascending sequence and some more elements in one order, lazily, as the sequence may never end.
struct AscendingMerge<Base: Sequence>: Sequence where Base.Element: Comparable {
    private let base: Base
    private let others: [Base.Element]

    /// Both ascend.
    init(_ base: Base, with others: [Base.Element]) {
        self.base = base
        self.others = others
    }

    func makeIterator() -> Iterator { Iterator(base: base.makeIterator(), others: others[...]) }

    struct Iterator: IteratorProtocol {
        fileprivate var base: Base.Iterator
        fileprivate var others: ArraySlice<Base.Element>
        /// Taken from the base, and not given out yet.
        private var ahead: Base.Element?

        fileprivate init(base: Base.Iterator, others: ArraySlice<Base.Element>) {
            self.base = base
            self.others = others
        }

        mutating func next() -> Base.Element? {
            let candidate = ahead ?? base.next()
            if let other = others.first, candidate.map({ other < $0 }) ?? true {
                others.removeFirst()
                ahead = candidate
                return other
            }
            ahead = nil
            return candidate
        }
    }
}
