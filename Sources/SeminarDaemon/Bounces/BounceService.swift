import Foundation
import InternetMessage
import SeminarFiles
import ServiceLifecycle
import StateStore

/// Reads what comes back as the mail server delivers it: look, record, put aside, wait.
struct BounceService: Service {
    private let mailbox: any BounceMailbox
    private let engine: SeminarEngine

    /// Nil where no mailbox is configured.
    init?(_ bounces: ServiceConfiguration.Bounces?, engine: SeminarEngine) {
        switch bounces?.mailbox {
        case .maildir(let path): mailbox = BounceMaildir(path: path)
        case .mbox(let path): mailbox = BounceFile(path: path)
        case nil: return nil
        }
        self.engine = engine
    }

    func run() async throws {
        guard let watch = FolderWatch(folder: mailbox.watchedFolder) else {
            await engine.noteBounces(trouble: "\(mailbox.path) is not watched: the system gives no more watches")
            return try await gracefulShutdown()
        }
        for await _ in watch.changes.cancelOnGracefulShutdown() {
            if await !read() { watch.lookAgain(in: .seconds(5)) }
        }
    }

    /// False where it is to be tried again without any event.
    private func read() async -> Bool {
        do {
            while case let batch = try mailbox.unread(after: try engine.store.mailboxPosition(of: mailbox.path)),
                !batch.messages.isEmpty || batch.position != nil
            {
                let reports = batch.messages.map { DeliveryStatusNotification(reading: $0) }
                try await engine.take(reports, readUpTo: batch.position)
                try mailbox.settle(batch)
            }
            await engine.noteBounces(trouble: nil)
            return true
        } catch BounceTrouble.locked {
            return false
        } catch {
            await engine.noteBounces(trouble: "\(error)")
            return false
        }
    }
}
