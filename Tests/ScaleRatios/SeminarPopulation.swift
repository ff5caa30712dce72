import CivilTime
import Foundation

/// A folder with so many seminars of 20 events and 30 people each, as a university has them: deadlines, appointments, days
/// and weekly meetings over a term, each with its reminder.
///
/// The first reminders of all go out on one morning, those of 34 seminars together: a thousand mails each minute.
final class SeminarPopulation {
    static let together = 34
    private static let people = 30

    /// Long before anything is due.
    static let idle = instant("2027-01-05 12:00")
    /// When the first thousand mails are due.
    static let morning = instant("2027-03-01 06:00")

    let folder: URL

    init(seminars: Int) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "seminard-scale-\(UUID().uuidString.prefix(8))")
        for name in ["seminars", "rosters"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        for number in 0..<seminars {
            let id = String(format: "s%05d", number)
            try Data(Self.seminar(id, number).utf8).write(to: folder.appending(path: "seminars/\(id).yaml"))
            try Data(Self.roster(number).utf8).write(to: folder.appending(path: "rosters/\(id).csv"))
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func instant(_ text: String) -> Date {
        guard let wall = WallTime(text) else { preconditionFailure("a good time") }
        return Zone.utc.instant(wall)
    }

    private static func roster(_ number: Int) -> String {
        let rows = (0..<people).map { "Person \($0) of \(number),p\($0).\(number)@example.org" }
        return "name,email\n" + rows.joined(separator: "\n") + "\n"
    }

    private static func seminar(_ id: String, _ number: Int) -> String {
        let minute = 6 * 60 + number / together
        let morning = String(format: "%02d:%02d", minute / 60, minute % 60)
        let events = (0..<20).map { event($0, of: number, morning) }
        return """
            seminar: \(id)
            title: "Seminar number \(number)"
            time_zone: UTC
            organisers:
              - { name: Olga Organiser, email: olga@example.org }
            roster: ../rosters/\(id).csv
            events:

            """ + events.joined()
    }

    private static func event(_ event: Int, of seminar: Int, _ morning: String) -> String {
        let head = """
              - id: event-\(event)
                summary: Event number \(event) of the seminar
                description: What is to be done for it, in a sentence or two as people write them.

            """
        return head + schedule(event, of: seminar, morning).map { "    \($0)\n" }.joined()
    }

    private static func schedule(_ event: Int, of seminar: Int, _ morning: String) -> [String] {
        guard event > 0 else {
            return ["due: 2027-03-08", "obligation: work-0", "remind: [7 days before at \(morning)]"]
        }
        let day = day.adding(days: (event * 7 + seminar) % 150)
        switch event % 4 {
        case 0: return ["due: \(day)", "obligation: work-\(event)", "remind: [7 days before]"]
        case 1: return ["start: \(day) 14:00", "duration: 2h", "remind: [1 day before]"]
        case 2: return ["on: \(day)", "remind: [1 day before]"]
        default:
            return [
                "weekly: [monday]", "at: 14:00-15:00", "from: \(day)", "through: \(day.adding(days: 60))",
                "remind: [2 hours before]",
            ]
        }
    }

    /// From when on there is something besides the first deadlines.
    private static let day = Zone.utc.date(at: instant("2027-04-01 00:00"))
}
