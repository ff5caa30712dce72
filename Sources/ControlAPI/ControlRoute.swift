/// Everything that the control socket answers.
///
/// The version is in the path: a client of another release is told so by 404 instead of misreading an answer.
package enum ControlRoute {
    package static let status = ControlExchange<NoQuestion, StatusReport>(.get, "/v1/status")
    /// What tables count from: their own answers are lists, and have no place for it.
    package static let clock = ControlExchange<NoQuestion, ClockReport>(.get, "/v1/clock")
    package static let upcoming = ControlExchange<UpcomingQuestion, [UpcomingEntry]>(.get, "/v1/upcoming")
    package static let events = ControlExchange<SeminarQuestion, [EventEntry]>(.get, "/v1/events")
    package static let reminders = ControlExchange<ReminderQuestion, [ReminderEntry]>(.get, "/v1/reminders")
    package static let explain = ControlExchange<ExplainQuestion, Explanation>(.get, "/v1/explain")

    package static let outbox = ControlExchange<OutboxQuestion, [OutboxRow]>(.get, "/v1/outbox")
    package static let mail = ControlExchange<MailQuestion, OutboxDetail>(.get, "/v1/outbox/mail")
    package static let retry = ControlExchange<MailQuestion, Acknowledgement>(.post, "/v1/outbox/retry")
    package static let cancel = ControlExchange<MailQuestion, Acknowledgement>(.post, "/v1/outbox/cancel")

    package static let roster = ControlExchange<SeminarQuestion, [RosterRow]>(.get, "/v1/roster")
    package static let importRoster = ControlExchange<RosterImport, RosterImportReport>(.post, "/v1/roster/import")
    package static let add = ControlExchange<RosterAddition, RosterChange>(.post, "/v1/roster/add")
    package static let remove = ControlExchange<PersonQuestion, RosterChange>(.post, "/v1/roster/remove")
    package static let deregister = ControlExchange<PersonQuestion, RosterChange>(.post, "/v1/roster/deregister")
    package static let done = ControlExchange<ObligationQuestion, RosterChange>(.post, "/v1/roster/done")
    package static let undone = ControlExchange<ObligationQuestion, RosterChange>(.post, "/v1/roster/undone")
    package static let extend = ControlExchange<ExtensionQuestion, RosterChange>(.post, "/v1/roster/extend")
    package static let changeAddress = ControlExchange<AddressQuestion, RosterChange>(
        .post, "/v1/roster/change-address")
    package static let importDone = ControlExchange<DoneImport, DoneImportReport>(.post, "/v1/roster/import-done")
    package static let reset = ControlExchange<PersonQuestion, RosterChange>(.post, "/v1/roster/reset")

    package static let feedURL = ControlExchange<PersonQuestion, PersonalAddresses>(.get, "/v1/feed")
    package static let rotateFeed = ControlExchange<PersonQuestion, PersonalAddresses>(.post, "/v1/feed/rotate")
    package static let silences = ControlExchange<SilenceQuestion, [SilenceEntry]>(.get, "/v1/silences")
    package static let addSilence = ControlExchange<SilenceAddition, SilenceChange>(.post, "/v1/silences/add")
    package static let expireSilence = ControlExchange<SilenceNumber, Acknowledgement>(.post, "/v1/silences/expire")

    package static let reload = ControlExchange<NoQuestion, ReloadReport>(.post, "/v1/reload")
    package static let sendTest = ControlExchange<SendTestQuestion, SendTestResult>(.post, "/v1/send-test")
    package static let pause = ControlExchange<PauseQuestion, Acknowledgement>(.post, "/v1/pause")
    package static let resume = ControlExchange<ResumeQuestion, Acknowledgement>(.post, "/v1/resume")
    package static let gap = ControlExchange<NoQuestion, GapReport>(.get, "/v1/gap")
    package static let removeSeminar = ControlExchange<RemoveSeminar, Acknowledgement>(.post, "/v1/remove")

    /// Got; the answer is no JSON but a copy of the state, as a file.
    package static let backup = "/v1/backup"
}
