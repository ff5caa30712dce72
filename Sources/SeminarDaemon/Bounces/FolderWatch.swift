import Dispatch
import Foundation
import Glibc
import Synchronization

/// Tells when something appears in a folder (inotify(7); Dispatch's own sources for files do not exist on Linux).
///
/// A folder that is not there yet is watched for in the nearest one above it that is.
package final class FolderWatch: Sendable {
    private struct State {
        var watched: String?
        var watch: Int32 = -1
    }

    /// An element at the start, and whenever there may be something new.
    package let changes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let folder: String
    private let descriptor: Int32
    private let state = Mutex(State())
    /// Dispatch sources may be used from any thread; the overlay does not say so.
    private nonisolated(unsafe) let source: any DispatchSourceRead

    /// Nil where the system gives no more watches.
    package init?(folder: String) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        self.folder = folder
        (changes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        let queue = DispatchQueue(label: "seminard.bounces")
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
        source.setEventHandler { @Sendable [weak self] in self?.changed() }
        source.setCancelHandler { @Sendable [descriptor] in close(descriptor) }
        source.activate()
        arm()
        continuation.yield()
    }

    deinit { source.cancel() }

    /// Says so again after a while: for what no event announces, such as the end of a lock.
    func lookAgain(in interval: DispatchTimeInterval) {
        DispatchQueue.global().asyncAfter(deadline: .now() + interval) { @Sendable [continuation] in
            continuation.yield()
        }
    }

    private func changed() {
        var events = [UInt8](repeating: 0, count: 16 * 1024)
        while read(descriptor, &events, events.count) > 0 {}
        arm()
        continuation.yield()
    }

    /// Again until nothing nearer has appeared meanwhile.
    private func arm() {
        state.withLock { state in
            while let nearest = Self.nearest(to: folder), nearest != state.watched {
                if state.watch >= 0 { inotify_rm_watch(descriptor, state.watch) }
                state.watch = inotify_add_watch(descriptor, nearest, Self.mask)
                guard state.watch >= 0 else { return state.watched = nil }
                state.watched = nearest
            }
        }
    }

    /// Moved or copied in, written to the end; a lock file taken away; the folder itself gone.
    private static let mask = UInt32(
        IN_CREATE | IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)

    private static func nearest(to folder: String) -> String? {
        var url = URL(filePath: folder).standardized
        while true {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
                return url.path
            }
            let above = url.deletingLastPathComponent()
            guard above.path != url.path else { return nil }
            url = above
        }
    }
}
