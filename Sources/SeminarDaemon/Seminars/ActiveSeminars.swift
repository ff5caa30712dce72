import SeminarCore

/// All seminars in force, each read when its turn comes, and none but a few at a time.
package struct ActiveSeminars: Sequence, Sendable {
    let ids: [Identifier]
    let catalog: SeminarCatalog

    package struct Iterator: IteratorProtocol {
        fileprivate var ids: ArraySlice<Identifier>
        fileprivate let catalog: SeminarCatalog

        /// One that is gone meanwhile is left out.
        package mutating func next() -> ActiveSeminar? {
            while let id = ids.popFirst() {
                if let active = catalog[id] { return active }
            }
            return nil
        }
    }

    package func makeIterator() -> Iterator { Iterator(ids: ids[...], catalog: catalog) }

    package var first: ActiveSeminar? {
        var iterator = makeIterator()
        return iterator.next()
    }
}
