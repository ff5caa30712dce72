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
        values.organisers = [OrganiserValues(name: "-", role: "-", email: "-")]
        return values
    }()
}

extension ItemValues {
    fileprivate static let example = ItemValues(
        summary: "-", underline: "-", description: "-", when: "-", short: "-", relative: "-", location: "-",
        link: LinkValues("https://example.org"), conference: LinkValues("https://example.org"), owed: "-",
        doneLink: "-", isOpening: false, isOver: false, debtors: [DebtorValues(name: "-", email: "-")], debtorCount: 1,
        hasDebtors: true, asksForDebtors: true)
}

extension ChangeValues {
    fileprivate static let example = ChangeValues(
        summary: "-", underline: "-", description: "-", isMoved: true, isCancelled: false, isDecided: false,
        isRevived: false, isNew: false, before: "-", after: "-", shortBefore: "-", shortAfter: "-", location: "-",
        link: LinkValues("https://example.org"), conference: LinkValues("https://example.org"))
}
