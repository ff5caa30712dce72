import SeminarCore

extension Sample {
    /// What the page says in English on the day before the first date.
    static let facts =
        [
            "Seminar: Theoretical Advances in Deep Learning", "Summer Semester 2021", "IN2107, IN4409", "5 ECTS, 2 SWS",
            "TU Munich", "12 participants", "Teaching → seminar (SS2021)", "Moodle", "www.in.tum.de/tfai",
            "Pascal Esser", "main coordinator", "esser@in.tum.de", "Prof. Debarghya Ghoshdastidar",
            "Head, Theoretical Foundations of Artificial Intelligence", "ghoshdas@in.tum.de",
            "February 2021 Thu 25 February – Wed 10 March Provide your preferences for papers tomorrow",
            "at least three papers", "forms.example.org/tadl-ss21/preferences",
            "March 2021 Wed 10 March Assignment of papers in 14 days",
            "Mondays and Fridays", "14:00–15:00", "12 April – 16 July 2021", "Next: Monday, 12 April 2021, 14:00–15:00",
            "Mon 19 April 14:00–16:00 First meeting in 8 weeks Assignments, reports and organisation.",
            "May 2021 by Mon 3 May end of the day Deadline for de-registration in 10 weeks",
            "July 2021 by Thu 1 July end of the day Submit report and first version of slides in 4 months Both as PDF.",
            "Mon 26 July – Sat 31 July Final presentations (block seminar) in 5 months date to be finalised",
            "Everyone attends all talks.", "The date will be fixed by Thursday, 1 July 2021.",
            "Times are those of Europe/Berlin.", "IN2064", "IN2346", "IN2378", "about 5 pages", "longer arXiv version",
            "Data-dependent Sample Complexity of Deep Neural Networks via Lipschitz Augmentation (Colin Wei, Tengyu Ma)",
            "Report 40 %, presentation 60 %", "bonus for asking other speakers interesting questions",
            "Subscribe to the calendar", "https://seminars.example.org/tadl-ss21.ics", "Download as a file",
        ] + papers.flatMap { [$0.title, $0.topic ?? "", $0.authors ?? ""] }

    static let germanFacts = [
        "Alle Seminare", "English", "Als Nächstes", "morgen", "Do 25. Februar – Mi 10. März", "montags und freitags",
        "14:00–15:00 Uhr", "12. April – 16. Juli 2021", "Nächstes Mal: Montag, 12. April 2021, 14:00–15:00 Uhr",
        "Nicht am 24. Mai", "bis Mo 3. Mai Tagesende", "Termin steht noch nicht fest", "in 5 Monaten",
        "Der Termin wird bis Donnerstag, 1. Juli 2021 festgelegt.", "Kalender abonnieren", "Als Datei herunterladen",
        "Organisation", "Final presentations (block seminar)",
    ]

    /// Where a page leads to that offers itself in `language` too.
    static func links(offering language: String) -> [String] {
        [
            "https://www.in.tum.de/tfai", "https://forms.example.org/tadl-ss21/preferences",
            "webcal://seminars.example.org/tadl-ss21.ics", "https://seminars.example.org/tadl-ss21.ics",
            "https://seminars.example.org/tadl-ss21?lang=\(language)", "mailto:esser@in.tum.de",
            "mailto:ghoshdas@in.tum.de",
        ]
    }
}
