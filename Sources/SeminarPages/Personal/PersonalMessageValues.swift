import SeminarCore

/// A page of one's own that says or asks one thing, as templates name it.
struct PersonalMessageValues {
    var frame: FrameValues
    var words: PageWords
    var own: PersonalWords
    var heading: String
    /// Where the heading is the organisers' own words.
    var textLanguage: String?
    var sentences: [String]
    var button: ButtonValues?
    var backLink: String?

    struct ButtonValues {
        var label: String
        /// Relative to the page.
        var formAddress: String
        /// Whether it takes back what is so.
        var isReverse: Bool
    }

    init(_ message: PersonalMessage, to visit: PersonalVisit, frame: FrameValues) {
        self.frame = frame
        words = PageWords.of(visit.language)
        own = PersonalWords.of(visit.language)
        let wording = PersonalMessageWording(visit.language, title: visit.seminar.title)
        heading = wording.heading(message, summary: message.matter.flatMap(visit.summary) ?? "")
        textLanguage =
            message.isHeadedByOrganisers && visit.seminar.language != visit.language
            ? visit.seminar.language.rawValue : nil
        let isTrue = message.matter?.isTrue(of: visit.participant) ?? false
        sentences = wording.sentences(message, isTrueAlready: isTrue)
        backLink = visit.page
        guard let matter = message.matter else { return }
        // What is so already can only be taken back.
        let offered = isTrue ? matter.opposite : matter
        let up = matter.obligation == nil ? "" : "../"
        button = ButtonValues(
            label: own.label(offered), formAddress: up + offered.path + visit.query, isReverse: isTrue)
    }

    /// What is said to a request that cannot be taken, whoever sent it.
    init(heading: String, sentence: String, language: Language, frame: FrameValues) {
        self.frame = frame
        words = PageWords.of(language)
        own = PersonalWords.of(language)
        self.heading = heading
        sentences = [sentence]
    }
}

extension PersonalMessage {
    var matter: Matter? {
        switch self {
        case .question(let matter), .outcome(let matter, _): matter
        case .left: nil
        }
    }

    fileprivate var isHeadedByOrganisers: Bool {
        if case .question(let matter) = self { matter.obligation != nil } else { false }
    }
}

extension PersonalWords {
    fileprivate func label(_ matter: PersonalMessage.Matter) -> String {
        switch matter {
        case .done: sayDone
        case .undone: sayUndone
        case .unsubscribe: stop
        case .subscribe: restart
        }
    }
}

extension PersonalVisit {
    /// Of the event by which it is owed.
    fileprivate func summary(of matter: PersonalMessage.Matter) -> String? {
        seminar.dates(for: participant).first { $0.obligation == matter.obligation && !$0.isCancelled }?.summary
    }
}
