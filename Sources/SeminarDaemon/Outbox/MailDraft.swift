import Dispatch
import SeminarCore
import StateStore
import Synchronization

/// What becomes of a mail whose turn has come, before it is written where it has to be.
struct MailDraft: Sendable {
    /// Makes the message; templates may be at fault.
    typealias Text = @Sendable () throws -> RenderedMail

    var change: MailChange
    /// Nil where there is nothing to write.
    var text: Text?
    /// Of what it is written from.
    var basis: String?
    /// Whether it goes to another address, in place of what was written before.
    var isMoved = false
}

extension [MailDraft] {
    /// Writes them, on all processors: it takes longer than all else that is done for a mail. In their order; nil for
    /// those in which there is nothing to write.
    func written() -> [Result<RenderedMail, any Error>?] {
        let results = Mutex<[Int: Result<RenderedMail, any Error>]>([:])
        let texts = enumerated().compactMap { index, draft in draft.text.map { (index: index, write: $0) } }
        DispatchQueue.concurrentPerform(iterations: texts.count) { @Sendable turn in
            let result = Result { try texts[turn].write() }
            results.withLock { $0[texts[turn].index] = result }
        }
        let written = results.withLock { $0 }
        return indices.map { written[$0] }
    }
}
