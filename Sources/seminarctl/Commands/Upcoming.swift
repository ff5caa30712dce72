import ArgumentParser
import ControlAPI

struct Upcoming: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what comes, soonest first.",
        discussion: """
            Of what repeats, the next 10 occurrences within 60 days, unless --days or --all says otherwise; what follows \
            after them is said below the list.
            """)

    @OptionGroup var seminar: SeminarOption
    @Option(help: ArgumentHelp("All that begins within so many days.", valueName: "number"))
    var days: Int?
    @Flag(help: "Every occurrence; of what repeats without end the next 400.")
    var all = false
    @OptionGroup var connection: Connection

    func validate() throws {
        if days != nil, all { throw ValidationError("--days and --all contradict each other; name one of them") }
    }

    func run() throws {
        let question = UpcomingQuestion(seminar: seminar.id, days: all ? "all" : days.map(String.init))
        try connection.show(ControlRoute.upcoming, question) { entries, presentation in
            Tables.upcoming(entries, presentation) + Tables.continuation(of: entries)
        }
    }
}
