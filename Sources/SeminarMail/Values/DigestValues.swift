/// A digest or an alert, as templates name its parts; each list has a `has…` that says whether there is anything in it.
struct DigestValues {
    /// `1 problem, 12 still owe, 24 mails sent`, for subjects.
    var headline: String
    /// `Monday, 1 March 2021, 08:00`: what it looks back to; nil in the first.
    var since: String?
    /// What it looks ahead to.
    var until: String
    var problems: [ProblemValues]
    var badAddresses: [BadAddressValues]
    var decisions: [DecisionValues]
    var debts: [DebtValues]
    var sentMails: [SentValues]
    var comingMails: [ComingValues]
    var dates: [DateValues]

    var hasProblems: Bool
    var hasBadAddresses: Bool
    var hasDecisions: Bool
    var hasDebts: Bool
    var hasSentMails: Bool
    var hasComingMails: Bool
    var hasDates: Bool

    struct ProblemValues {
        /// One of these is true.
        var isRefused: Bool
        var isStale: Bool
        var isUncertain: Bool
        var isStuck: Bool
        var summary: String
        /// `3 days before closing`, or what a notice said.
        var rule: String
        /// `12 people`
        var people: String
        /// Their names, at most some of them.
        var names: String
        /// The server's words, or ours.
        var cause: String?
    }

    struct BadAddressValues {
        var badAddress: String
        var isBounced: Bool
        var cause: String
    }

    struct DecisionValues {
        var summary: String
        var when: String
        /// `Thursday, 1 July 2021`
        var decideBy: String
        var isOverdue: Bool
    }

    struct DebtValues {
        var summary: String
        var short: String
        var relative: String?
        var debtors: [ItemValues.DebtorValues]
        var debtorCount: Int
        var doneCount: Int
        var hasDebtors: Bool
    }

    struct SentValues {
        var summary: String
        var rule: String
        /// `Thu 25 February, 08:00`
        var moment: String
        var people: String
    }

    struct ComingValues {
        var summary: String
        var rule: String
        var moment: String
        var people: String
    }

    struct DateValues {
        var summary: String
        /// All its times in that span.
        var moment: String
        var location: String?
    }
}
