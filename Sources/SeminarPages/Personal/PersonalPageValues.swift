import CivilTime
import SeminarCore

/// A participant's own page, as templates name it.
struct PersonalPageValues {
    var frame: FrameValues
    var words: PageWords
    var own: PersonalWords
    /// Of what the organisers wrote; nil where the page is in the same language.
    var textLanguage: String?
    var term: String?
    var participantName: String
    var paperTitle: String?
    var talkTime: String?
    var publicLink: String
    /// What the person owes or has handed in, in the order of its dates.
    var tasks: [TaskValues]
    var hasTasks: Bool
    var isAllDone: Bool
    var feedLink: String
    var webcalLink: String
    var feedFile: String
    /// None: the address is nobody's to scan from a screen.
    var code: CodeValues?
    var hasDates: Bool
    var months: [MonthValues]
    var zoneName: String
    /// Whether reminders go out, and where a form says otherwise.
    var isReminded: Bool
    var remindersAddress: String

    init(_ visit: PersonalVisit, _ facts: PageFacts, frame: FrameValues) {
        let (seminar, participant) = (visit.seminar, visit.participant)
        self.frame = frame
        words = PageWords.of(visit.language)
        own = PersonalWords.of(visit.language)
        textLanguage = facts.textLanguage
        term = seminar.term
        participantName = participant.name
        paperTitle = participant.paper.map { seminar.paper($0)?.title ?? $0 }
        talkTime = participant.talk
        publicLink = visit.links.page(of: seminar.id, in: facts.textLanguage == nil ? nil : visit.language)
        tasks = TaskValues.tasks(of: visit, facts)
        hasTasks = !tasks.isEmpty
        isAllDone = tasks.allSatisfy(\.isDone)
        feedLink = visit.links.personalFeed(visit.token)
        webcalLink = visit.links.webcal(feedLink)
        feedFile = "\(seminar.id).ics"
        hasDates = !facts.dates.isEmpty
        months = MonthValues.months(of: facts)
        zoneName = seminar.zone.identifier
        isReminded = participant.optedOutAt == nil
        let matter = isReminded ? PersonalMessage.Matter.unsubscribe : .subscribe
        remindersAddress = "\(visit.token)/\(matter.path)\(visit.query)"
    }
}

/// Something that a participant owes, as templates name it.
struct TaskValues {
    var entry: EntryValues
    var isDone: Bool
    /// Not done, and too late.
    var isMissed: Bool
    /// Where a form says that it is done, or is not. Relative to the page, as forms go nowhere but to its own server,
    /// whatever name that goes by.
    var formAddress: String

    /// One an obligation: the date that comes next, or else the last one.
    static func tasks(of visit: PersonalVisit, _ facts: PageFacts) -> [TaskValues] {
        facts.seminar.obligations.compactMap { obligation in
            let dates = facts.dates.filter { $0.event.obligation == obligation && !$0.event.isCancelled }
            guard let date = dates.first(where: \.isAwaited) ?? dates.last else { return nil }
            let isDone = visit.participant.done.contains(obligation)
            let matter = isDone ? PersonalMessage.Matter.undone(obligation) : .done(obligation)
            return TaskValues(
                entry: EntryValues(date, of: facts), isDone: isDone, isMissed: !isDone && date.phase == .past,
                formAddress: "\(visit.token)/\(matter.path)\(visit.query)")
        }
    }
}
