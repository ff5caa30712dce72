import Dispatch
import Synchronization

/// Looks at files in the order of their paths, some ahead of whoever takes them in: while one seminar is written to the
/// disk, the next ones are read on other cores.
struct FileLooks: Sequence, IteratorProtocol {
    private static let ahead = 64

    private var paths: ArraySlice<String>
    private let look: @Sendable (String) -> FileLook
    private var present: ArraySlice<FileLook> = []
    private var coming: Batch?

    init(_ paths: [String], look: @escaping @Sendable (String) -> FileLook) {
        self.paths = paths[...]
        self.look = look
        begin()
    }

    mutating func next() -> FileLook? {
        if present.isEmpty, let batch = coming {
            begin()
            present = batch.looks()[...]
        }
        return present.popFirst()
    }

    private mutating func begin() {
        coming = paths.isEmpty ? nil : Batch(Array(paths.prefix(Self.ahead)), look)
        paths = paths.dropFirst(Self.ahead)
    }

    private final class Batch: Sendable {
        private let group = DispatchGroup()
        private let found = Mutex<[Int: FileLook]>([:])

        init(_ paths: [String], _ look: @escaping @Sendable (String) -> FileLook) {
            let queue = DispatchQueue(label: "seminard.files", attributes: .concurrent)
            for (place, path) in paths.enumerated() {
                queue.async(group: group) { @Sendable [self] in
                    let seen = look(path)
                    found.withLock { $0[place] = seen }
                }
            }
        }

        /// When all of it has been looked at.
        func looks() -> [FileLook] {
            group.wait()
            return found.withLock { found in found.sorted { $0.key < $1.key }.map(\.value) }
        }
    }
}
