extension MailValues {
    /// Every value that a mail can have, filled in: what the names in organisers' templates are checked against.
    static let example: MailValues = {
        var values = MailValues(
            language: "en", subject: "-",
            recipient: RecipientValues(name: "-", address: "-", isOrganiser: false, paper: "-", talk: "-"),
            sentAt: "-")
        values.seminar = SeminarValues(id: "-", title: "-", term: "-", website: LinkValues("https://example.org"))
        values.items = [.example]
        values.mostUrgent = .example
        values.changes = [.example]
        values.firstChange = .example
        values.digest = .example
        values.organisers = [OrganiserValues(name: "-", role: "-", email: "-")]
        return values
    }()
}

extension ItemValues {
    fileprivate static let example = ItemValues(
        summary: "-", underline: "-", description: "-", when: "-", short: "-", relative: "-", location: "-",
        link: LinkValues("https://example.org"), conference: LinkValues("https://example.org"), owed: "-",
        doneLink: "-", isOpening: false, isOver: false, debtors: [DebtorValues(name: "-", email: "-")], debtorCount: 1,
        hasDebtors: true, asksForDebtors: true,
        excused: [ExcusedValues(name: "-", email: "-", until: "-")], hasExcused: true)
}

extension ChangeValues {
    fileprivate static let example = ChangeValues(
        summary: "-", underline: "-", description: "-", isMoved: true, isCancelled: false, isDecided: false,
        isRevived: false, isNew: false, isRelocated: false, isPersonal: false, placeBefore: "-", before: "-",
        after: "-", shortBefore: "-", shortAfter: "-", location: "-",
        link: LinkValues("https://example.org"), conference: LinkValues("https://example.org"))
}

extension DigestValues {
    fileprivate static let example = DigestValues(
        headline: "-", since: "-", until: "-",
        problems: [
            ProblemValues(
                isRefused: true, isStale: false, isUncertain: false, isStuck: false, summary: "-", rule: "-",
                people: "-", names: "-", cause: "-")
        ], badAddresses: [BadAddressValues(badAddress: "-", isBounced: true, cause: "-")],
        decisions: [DecisionValues(summary: "-", when: "-", decideBy: "-", isOverdue: false)],
        debts: [
            DebtValues(
                summary: "-", short: "-", relative: "-", debtors: [.init(name: "-", email: "-")], debtorCount: 1,
                doneCount: 1, hasDebtors: true)
        ], sentMails: [SentValues(summary: "-", rule: "-", moment: "-", people: "-")],
        comingMails: [ComingValues(summary: "-", rule: "-", moment: "-", people: "-")],
        dates: [DateValues(summary: "-", moment: "-", location: "-")], hasProblems: true, hasBadAddresses: true,
        hasDecisions: true, hasDebts: true, hasSentMails: true, hasComingMails: true, hasDates: true)
}
