import SeminarCore

/// The sentences of a page that says or asks one thing.
struct PersonalMessageWording {
    private let language: Language
    private let title: String

    init(_ language: Language, title: String) {
        self.language = language
        self.title = title
    }

    /// - Parameter summary: of what the matter is about
    func heading(_ message: PersonalMessage, summary: String) -> String {
        switch message {
        case .question(.done), .question(.undone): summary
        case .question(.unsubscribe): said("No more reminders?", "Keine Erinnerungen mehr?")
        case .question(.subscribe): said("Reminders again?", "Wieder Erinnerungen?")
        case .outcome(.done, _): said("Done: \(summary)", "Erledigt: \(summary)")
        case .outcome(.undone, _): said("Not done: \(summary)", "Nicht erledigt: \(summary)")
        case .outcome(.unsubscribe, _): said("No more reminders", "Keine Erinnerungen mehr")
        case .outcome(.subscribe, _): said("Reminders again", "Wieder Erinnerungen")
        case .left: said("You take no part any more", "Sie nehmen nicht mehr teil")
        }
    }

    func sentences(_ message: PersonalMessage, isTrueAlready: Bool) -> [String] {
        switch message {
        case .question(let matter): isTrueAlready ? [already(matter)] : [question(matter)]
        case .outcome(let matter, let isNew): isNew ? [consequence(matter)] : [already(matter), consequence(matter)]
        case .left:
            [
                said(
                    "You take no part in “\(title)” any more, and get no more mail about it. If that is a mistake, write to the organisers.",
                    "Sie nehmen an „\(title)“ nicht mehr teil und bekommen keine Mail mehr dazu. Ist das ein Irrtum, schreiben Sie der Leitung."
                )
            ]
        }
    }

    private func question(_ matter: PersonalMessage.Matter) -> String {
        switch matter {
        case .done:
            said(
                "Have you done this? Then you are not reminded of it any more.",
                "Haben Sie das erledigt? Dann werden Sie nicht mehr daran erinnert.")
        case .undone:
            said(
                "Is this not done after all? Then you are reminded of it again.",
                "Ist das doch nicht erledigt? Dann werden Sie wieder daran erinnert.")
        case .unsubscribe:
            said(
                "Then we write to you about “\(title)” only when a date is cancelled or moved.",
                "Dann schreiben wir Ihnen zu „\(title)“ nur noch, wenn ein Termin ausfällt oder sich verschiebt.")
        case .subscribe:
            said(
                "Then we remind you of your dates in “\(title)” and of what you have not done yet.",
                "Dann erinnern wir Sie an Ihre Termine in „\(title)“ und an das, was noch aussteht.")
        }
    }

    private func already(_ matter: PersonalMessage.Matter) -> String {
        switch matter {
        case .done: said("This was marked as done before.", "Das war schon als erledigt vermerkt.")
        case .undone: said("This is not marked as done.", "Das ist nicht als erledigt vermerkt.")
        case .unsubscribe: said("You get no reminders as it is.", "Sie bekommen schon keine Erinnerungen.")
        case .subscribe: said("You get reminders as it is.", "Sie bekommen schon Erinnerungen.")
        }
    }

    private func consequence(_ matter: PersonalMessage.Matter) -> String {
        switch matter {
        case .done: said("You are not reminded of it any more.", "Sie werden nicht mehr daran erinnert.")
        case .undone: said("You are reminded of it.", "Sie werden daran erinnert.")
        case .unsubscribe:
            said(
                "We write to you about “\(title)” only when a date is cancelled or moved.",
                "Wir schreiben Ihnen zu „\(title)“ nur noch, wenn ein Termin ausfällt oder sich verschiebt.")
        case .subscribe:
            said(
                "We remind you of your dates in “\(title)” and of what you have not done yet.",
                "Wir erinnern Sie an Ihre Termine in „\(title)“ und an das, was noch aussteht.")
        }
    }

    private func said(_ english: String, _ german: String) -> String { language == .german ? german : english }
}
