import SeminarCore

/// What the pages of one's own say, as templates name it: `{{own.tasks}}`.
struct PersonalWords: Sendable {
    var forWhom, secret, publicPage, back: String
    var paper, talk: String
    var tasks, allDone, done, open, missed: String
    var sayDone, sayUndone: String
    var mails, reminded, unreminded, stop, restart: String

    static func of(_ language: Language) -> PersonalWords {
        switch language {
        case .english: english
        case .german: german
        }
    }

    private static let english = PersonalWords(
        forWhom: "For", secret: "This page is for you alone: who has its address can say for you what is done.",
        publicPage: "The page that everybody may see", back: "To your page",
        paper: "Your paper", talk: "Your talk",
        tasks: "What you have to do", allDone: "You have done everything.", done: "Done", open: "Not done yet",
        missed: "Not done, and the date has passed",
        sayDone: "I have done this", sayUndone: "Not done after all",
        mails: "Reminders by mail",
        reminded: "We remind you of your dates and of what you have not done yet.",
        unreminded: "You get no reminders. We write only when a date is cancelled or moved.",
        stop: "No more reminders", restart: "Remind me again")

    private static let german = PersonalWords(
        forWhom: "Für",
        secret: "Diese Seite ist nur für Sie: Wer ihre Adresse hat, kann für Sie etwas als erledigt melden.",
        publicPage: "Die Seite, die alle sehen dürfen", back: "Zu Ihrer Seite",
        paper: "Ihr Artikel", talk: "Ihr Vortrag",
        tasks: "Was Sie zu tun haben", allDone: "Sie haben alles erledigt.", done: "Erledigt", open: "Steht noch aus",
        missed: "Nicht erledigt, und der Termin ist vorbei",
        sayDone: "Das habe ich erledigt", sayUndone: "Doch nicht erledigt",
        mails: "Erinnerungen per Mail",
        reminded: "Wir erinnern Sie an Ihre Termine und an das, was noch aussteht.",
        unreminded:
            "Sie bekommen keine Erinnerungen. Wir schreiben nur, wenn ein Termin ausfällt oder sich verschiebt.",
        stop: "Keine Erinnerungen mehr", restart: "Wieder erinnern")
}
