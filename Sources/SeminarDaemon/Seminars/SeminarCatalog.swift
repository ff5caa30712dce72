import Foundation
import SeminarCore
import StateStore
import Synchronization

/// The seminars in force, read by whoever serves them and replaced by the engine alone.
///
/// What is kept of each is its header. Its timeline and its feed are read from the state when somebody asks for them, and
/// those that were asked for lately stay: neither the start nor the memory grows with all that there is.
package final class SeminarCatalog: Sendable {
    /// Reads a seminar as the state has it; nil where its text can be read no more.
    package typealias Reader = @Sendable (Identifier) throws(StateStoreError) -> ActiveSeminar?

    fileprivate struct Entry {
        var header: SeminarHeader
        /// Nil until somebody asks for it.
        var active: ActiveSeminar?
        /// Of the catalog, when it was put in force.
        var revision: Int
        var lastUse = 0
    }

    fileprivate struct State {
        var entries: [Identifier: Entry] = [:]
        /// When a feed shows something no more, without any edit.
        var staleAt: [Identifier: Date] = [:]
        /// Whose plans, stamps and feeds another version made, or other time zones.
        var outdated: Set<Identifier> = []
        var refused: [RefusedSeminarFile] = []
        /// Grows with each change, so that what was made of a seminar can be kept until then.
        var revision = 0
        var uses = 0
        var present = 0
        var reads = 0
        var read: Reader?
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// - Parameter capacity: how many are kept whole.
    package init(capacity: Int = 1_000) { self.capacity = capacity }

    /// Nil where no such seminar is in force, or its text can be read no more.
    package func active(_ id: Identifier) throws(StateStoreError) -> ActiveSeminar? {
        let (entry, read) = state.withLock { state -> (Entry?, Reader?) in
            state.uses += 1
            state.entries[id]?.lastUse = state.uses
            return (state.entries[id], state.read)
        }
        guard let entry else { return nil }
        if let active = entry.active { return active }
        guard let active = try read?(id) else { return nil }
        state.withLock { state in
            state.reads += 1
            guard state.entries[id]?.revision == entry.revision, state.entries[id]?.active == nil else { return }
            state.set(active, revision: entry.revision)
            state.shrink(to: capacity)
        }
        return active
    }

    /// The same for those who can do without one that cannot be read just now.
    package subscript(id: Identifier) -> ActiveSeminar? { (try? active(id)) ?? nil }

    /// How many are whole in memory.
    var kept: Int { state.withLock { $0.present } }

    /// How many have been read from the state.
    var reads: Int { state.withLock { $0.reads } }

    /// Whether it is in force, be it readable or not.
    package func contains(_ id: Identifier) -> Bool { state.withLock { $0.entries[id] != nil } }

    package var count: Int { state.withLock { $0.entries.count } }

    /// By id; each is read when its turn comes.
    package var all: ActiveSeminars { ActiveSeminars(ids: headers.map(\.id), catalog: self) }

    /// Of all seminars, by id.
    var headers: [SeminarHeader] {
        state.withLock { $0.entries.values.map(\.header) }.sorted { $0.id < $1.id }
    }

    func header(of id: Identifier) -> SeminarHeader? { state.withLock { $0.entries[id]?.header } }

    func isOutdated(_ id: Identifier) -> Bool { state.withLock { $0.outdated.contains(id) } }

    /// Any of these; nil where all are up to date.
    var nextOutdated: Identifier? { state.withLock { $0.outdated.first } }

    /// Why feeds are not of their seminars' texts but of earlier ones.
    var feedFaults: [String] {
        state.withLock { $0.entries.values.compactMap { $0.active?.feedFault } }.sorted()
    }

    package var revision: Int { state.withLock { $0.revision } }

    /// Files that are not in force as they are now.
    package var refused: [RefusedSeminarFile] { state.withLock { $0.refused } }

    /// Those whose feed is to be rendered anew at `now`.
    func stale(at now: Date) -> [Identifier] {
        state.withLock { state in state.staleAt.filter { $0.value <= now }.map(\.key) }.sorted()
    }

    /// When the next feed is to be rendered anew after `now`; nil where none is.
    func nextStale(after now: Date) -> Date? {
        state.withLock { state in state.staleAt.values.filter { $0 > now }.min() }
    }
}

extension SeminarCatalog {
    /// How to read what is asked for.
    func setReader(_ read: @escaping Reader) { state.withLock { $0.read = read } }

    /// Takes over what the state has.
    func adopt(_ headers: [SeminarHeader]) {
        state.withLock { state in
            for header in headers where state.entries[header.id] == nil {
                state.entries[header.id] = Entry(header: header, revision: state.revision)
            }
            state.revision += 1
        }
    }

    func put(_ seminar: ActiveSeminar) {
        state.withLock { state in
            state.revision += 1
            state.set(seminar, revision: state.revision)
            state.shrink(to: capacity)
        }
    }

    func remove(_ id: Identifier) {
        state.withLock { state in
            if state.entries[id]?.active != nil { state.present -= 1 }
            state.entries[id] = nil
            state.staleAt[id] = nil
            state.outdated.remove(id)
            state.revision += 1
        }
    }

    func outdate(_ ids: [Identifier]) { state.withLock { $0.outdated.formUnion(ids) } }

    func renewed(_ id: Identifier) { state.withLock { state in _ = state.outdated.remove(id) } }

    func setRefused(_ files: [RefusedSeminarFile]) { state.withLock { $0.refused = files } }
}

extension SeminarCatalog.State {
    mutating func set(_ seminar: ActiveSeminar, revision: Int) {
        let id = seminar.seminar.id
        if entries[id]?.active == nil { present += 1 }
        uses += 1
        var header = SeminarHeader(seminar.stored, feedHash: seminar.feed.hash)
        if header.outline == nil { header.outline = SeminarOutline(seminar.seminar) }
        entries[id] = SeminarCatalog.Entry(header: header, active: seminar, revision: revision, lastUse: uses)
        staleAt[id] = seminar.feedStaleAt
    }

    /// Lets go of a quarter of them, and of more where that is too little: those that nobody has asked for longest. A feed
    /// that cannot be rendered lives on in its last good bytes alone.
    mutating func shrink(to capacity: Int) {
        guard present > capacity else { return }
        let idle = entries.values.filter { $0.active != nil && $0.active?.feedFault == nil }
            .sorted { $0.lastUse < $1.lastUse }
        for entry in idle.prefix(present - capacity + capacity / 4) {
            entries[entry.header.id]?.active = nil
            present -= 1
        }
    }
}

/// A seminar file or roster that is not in force as it is now, with all that is wrong with it.
package struct RefusedSeminarFile: Hashable, Sendable {
    package var file: String
    /// The seminar whose last good text stays in force, where there is one.
    package var seminar: Identifier?
    package var complaints: [String]
}
