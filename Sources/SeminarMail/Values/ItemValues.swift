/// One event of a mail, as templates name it.
struct ItemValues {
    var summary: String
    /// As many hyphens as the summary is long, to underline it in plain text.
    var underline: String
    var description: String?
    /// `Monday, 19 April 2021, 14:00–16:00 (CEST, Europe/Berlin)`
    var when: String
    /// `by Wed 10 March`, for subjects.
    var short: String
    /// `closes in 3 days`
    var relative: String?
    var location: String?
    var link: MailValues.LinkValues?
    var conference: MailValues.LinkValues?
    /// What the recipient owes by it and has not done; the obligation's name.
    var owed: String?
    /// Where the recipient says that it is done.
    var doneLink: String?
    /// Whether it has just opened, rather than comes nearer.
    var isOpening: Bool
    var isOver: Bool
    /// Who has not done it, in a mail to organisers that asks for that list.
    var debtors: [DebtorValues]
    var debtorCount: Int
    var hasDebtors: Bool
    var asksForDebtors: Bool
    /// Who has not done it either and has more time.
    var excused: [ExcusedValues]
    var hasExcused: Bool

    struct ExcusedValues {
        var name: String
        var email: String
        /// `Monday, 10 May 2021`
        var until: String
    }

    struct DebtorValues {
        var name: String
        var email: String
    }
}

/// A change of a date, as templates name it.
struct ChangeValues {
    var summary: String
    var underline: String
    var description: String?
    /// One of these is true.
    var isMoved: Bool
    var isCancelled: Bool
    var isDecided: Bool
    var isRevived: Bool
    var isNew: Bool
    /// Only the place is another.
    var isRelocated: Bool
    /// It is the recipient's own date, and nobody else's.
    var isPersonal: Bool
    /// Where it was, if that has changed: location and link to join by.
    var placeBefore: String?
    /// As long as `when` of an item; nil for a new event.
    var before: String?
    /// Nil for a cancelled event.
    var after: String?
    var shortBefore: String?
    var shortAfter: String?
    var location: String?
    var link: MailValues.LinkValues?
    var conference: MailValues.LinkValues?
}
