import SeminarCore

/// What the pages themselves say, as templates name it: `{{words.next}}`.
struct PageWords: Sendable {
    var skip: String
    var seminars, allSeminars, moreSeminars, noSeminars: String
    var next, allOver, noDates: String
    var dates, timesIn: String
    var past, tentative, cancelled: String
    var place, join, nextTime, exceptOn, open: String
    var subscribe, subscribeHint, webcal, address, addressHint, download, downloadHint, scan: String
    var papers, organisers, website, season, today: String
    var missingTitle, missingHint: String

    static func of(_ language: Language) -> PageWords {
        switch language {
        case .english: english
        case .german: german
        }
    }

    private static let english = PageWords(
        skip: "Skip to the content",
        seminars: "Seminars", allSeminars: "All seminars", moreSeminars: "More seminars",
        noSeminars: "There are no seminars yet.",
        next: "What is next", allOver: "All dates are over.", noDates: "There are no dates yet.",
        dates: "Dates", timesIn: "Times are those of",
        past: "past", tentative: "date to be finalised", cancelled: "cancelled",
        place: "Place", join: "Join online", nextTime: "Next", exceptOn: "Not on", open: "Open",
        subscribe: "In your calendar",
        subscribeHint: "Subscribe once: new and moved dates then appear by themselves.",
        webcal: "Subscribe to the calendar",
        address: "Address for Google Calendar and others",
        addressHint: "In Google Calendar: Other calendars, From URL.",
        download: "Download as a file", downloadHint: "It will not follow later changes.",
        scan: "Scan to open this page on a phone.",
        papers: "Papers", organisers: "Organisers", website: "Website", season: "The dates from first to last",
        today: "today",
        missingTitle: "There is no page here",
        missingHint: "Perhaps the address was mistyped, or the seminar is no longer offered.")

    private static let german = PageWords(
        skip: "Zum Inhalt",
        seminars: "Seminare", allSeminars: "Alle Seminare", moreSeminars: "Weitere Seminare",
        noSeminars: "Noch gibt es keine Seminare.",
        next: "Als Nächstes", allOver: "Alle Termine sind vorbei.", noDates: "Noch gibt es keine Termine.",
        dates: "Termine", timesIn: "Die Zeiten sind die von",
        past: "vorbei", tentative: "Termin steht noch nicht fest", cancelled: "abgesagt",
        place: "Ort", join: "Online teilnehmen", nextTime: "Nächstes Mal", exceptOn: "Nicht am", open: "Öffnen",
        subscribe: "Im eigenen Kalender",
        subscribeHint: "Einmal abonnieren: Neue und verschobene Termine erscheinen dann von selbst.",
        webcal: "Kalender abonnieren",
        address: "Adresse für Google Kalender und andere",
        addressHint: "In Google Kalender: Weitere Kalender, Per URL.",
        download: "Als Datei herunterladen", downloadHint: "Sie erfährt nichts von späteren Änderungen.",
        scan: "Scannen öffnet diese Seite auf dem Telefon.",
        papers: "Artikel", organisers: "Organisation", website: "Webseite",
        season: "Die Termine vom ersten bis zum letzten", today: "heute",
        missingTitle: "Hier ist keine Seite",
        missingHint: "Vielleicht ist die Adresse falsch geschrieben, oder das Seminar wird nicht mehr angeboten.")
}
