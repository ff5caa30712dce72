import CivilTime
import Foundation
import SeminarCore
import SeminarDaemon
import SeminarMail

/// How fast mails are written, on one thread: from a reminder that is to be sent to the message's bytes.
enum Writing {
    private static let mails = 1_000
    private static let rounds = 5

    static func play() async throws {
        let queued = try await QueuedState(mails: mails)
        let (writer, active, drafts) = try await queued.drafts()
        var rates: [Double] = []
        var octets = 0
        for _ in 1...rounds {
            let start = processorTime()
            octets = try drafts.reduce(0) { octets, draft in
                let mail = try writer.reminder(
                    [draft.reminder], of: active, roster: [], link: draft.link, at: Date())
                return octets + mail.message.bytes.count
            }
            rates.append(Double(drafts.count) / (processorTime() - start))
        }
        print("writing mails, one thread, messages of \(octets / max(1, drafts.count)) octets")
        print(String(format: "  %.0f a second", rates.sorted()[rounds / 2]))
    }

    /// Of this thread, in seconds: whoever else is busy on the machine does not count.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
