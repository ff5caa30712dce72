import CivilTime
import Foundation
import SeminarCore
import SeminarDaemon
import SeminarMail
import StateStore

/// A service's folder in which so many reminders have fallen due, each in a mail of its own that waits to be sent: made
/// by the service's own engine on a clock of the past, with nobody to hand a mail to.
final class QueuedState {
    /// Of most rosters this is far above.
    private static let peoplePerSeminar = 1_000

    let folder: URL
    let mails: Int

    /// - Parameter areWritten: whether the mails have been tried in vain before, and so are stored as they are to be
    ///   sent; else each is still to be written.
    init(mails: Int, areWritten: Bool = false) async throws {
        self.mails = mails
        folder = FileManager.default.temporaryDirectory.appending(path: "seminard-bench-\(UUID().uuidString.prefix(8))")
        let seminars = (mails + Self.peoplePerSeminar - 1) / Self.peoplePerSeminar
        let today = Zone.utc.date(at: Date())
        for number in 1...seminars {
            let people = min(Self.peoplePerSeminar, mails - (number - 1) * Self.peoplePerSeminar)
            try write(Self.seminar(number, due: today.adding(days: 20)), to: "seminars/s\(number).yaml")
            try write(Self.roster(number, people), to: "rosters/s\(number).csv")
        }
        let clock = VirtualClock(at: Zone.utc.startOfDay(today.adding(days: -4)))
        let store = try StateStore(path: Self.state(in: folder), clock: .real, now: clock.now())
        defer { store.close() }
        let engine = try await Self.engine(store, clock, tries: areWritten)
        try await engine.start(from: folder.appending(path: "seminars").path)
        clock.move(to: Zone.utc.startOfDay(today.adding(days: -1)))
        while let next = try await engine.turn(), areWritten, next <= clock.now() {}
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Another folder with the same, for one run with a relay on that port.
    func copy(relayPort: Int, connections: Int) throws -> URL {
        let copy = URL(filePath: folder.path + "-run")
        try? FileManager.default.removeItem(at: copy)
        try FileManager.default.copyItem(at: folder, to: copy)
        try Data(Self.configuration(relayPort, connections).utf8).write(to: copy.appending(path: "seminard.yaml"))
        return copy
    }

    static func state(in folder: URL) -> String { folder.appending(path: "state/seminard.sqlite").path }

    private static func writer() throws -> MailWriter {
        let composer = MailComposer(
            templates: MailTemplates(), senderName: nil, sender: try EmailAddress(parsing: "office@example.org"))
        return MailWriter(composer: composer, baseURL: "https://example.org", secret: [])
    }

    private static func engine(
        _ store: StateStore, _ clock: VirtualClock, _ catalog: SeminarCatalog = SeminarCatalog(), tries: Bool
    ) async throws -> SeminarEngine {
        struct Nowhere: Transport {
            func deliver(_ message: OutgoingMessage) -> DeliveryOutcome { .deferred(reason: "nowhere", reply: nil) }
        }
        let lanes = DeliveryLanes(threads: tries ? nil : 1, transport: Nowhere(), now: { clock.now() })
        // Lanes that have stopped take nothing: all stays queued.
        if !tries { await lanes.stop(grace: .zero) }
        return SeminarEngine(
            store: store, clock: clock, settings: EngineSettings(),
            writer: try writer(), lanes: lanes, catalog: catalog, observe: { _ in })
    }

    /// The mails of its first seminar: who writes them, and from what.
    func drafts() async throws -> (writer: MailWriter, active: ActiveSeminar, drafts: [Draft]) {
        let clock = VirtualClock(at: Date())
        let store = try StateStore(path: Self.state(in: folder), clock: .real, now: clock.now())
        defer { store.close() }
        let catalog = SeminarCatalog()
        try await Self.engine(store, clock, catalog, tries: false).start(from: folder.appending(path: "seminars").path)
        guard let active = catalog.all.first(where: { _ in true }), let event = active.seminar.events.first,
            let rule = event.reminders.first,
            let planned = ReminderPlanner(active.seminar).next(
                rule, of: event, after: .init(due: clock.now().addingTimeInterval(-30 * 24 * 60 * 60)))
        else { throw PostfixTools.Failure(description: "there is nothing to write") }
        let roster = try store.participants(of: active.seminar.id)
        let drafts = try ReminderResolver(active.seminar, roster: roster).reminders(planned).map { reminder in
            let link = try store.personalLink(of: reminder.recipient.person, in: active.seminar.id)
            return Draft(reminder: reminder, link: link)
        }
        return (try Self.writer(), active, drafts)
    }

    /// What one mail is made from.
    struct Draft {
        var reminder: DueReminder
        var link: PersonalLink?
    }

    private func write(_ text: String, to name: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}

extension QueuedState {
    private static func seminar(_ number: Int, due: CivilDate) -> String {
        """
        seminar: s\(number)
        title: "Seminar: Theoretical Advances in Deep Learning"
        time_zone: UTC
        organisers:
          - { name: Olga Organiser, email: olga@example.org }
        roster: ../rosters/s\(number).csv
        digest: off
        events:
          - id: report
            summary: Submit your report
            due: \(due)
            obligation: report
            remind: [22 days before]

        """
    }

    private static func roster(_ number: Int, _ people: Int) -> String {
        let rows = (1...people).map { "Person \($0),person\($0).s\(number)@example.org" }
        return "name,email\n" + rows.joined(separator: "\n") + "\n"
    }

    private static func configuration(_ port: Int, _ connections: Int) -> String {
        """
        seminars: seminars/
        state: state/seminard.sqlite
        time_zone: UTC
        base_url: https://example.org
        http: { listen: "127.0.0.1:0" }
        control: { socket: state/control.sock }
        token_secret_file: state/token.secret
        delivery:
          transport: smtp
          from: Seminar office <office@example.org>
          smtp: { url: "smtp://127.0.0.1:\(port)", tls: none, connections: \(connections), rate: 1000000/minute }

        """
    }
}
