import SeminarCore

/// A `remind` entry as it is written, before it is known to which event it belongs.
struct ReminderDraft {
    let moment: ReminderMoment
    /// Nil leaves it to the event.
    var recipients: Recipients?
    var template: String?
    var usefulUntil: UsefulUntil?
    /// Nil for one that is built in.
    var mark: SourceMark?

    init(_ moment: ReminderMoment) { self.moment = moment }

    func rule(obligation: Identifier?, audience: Audience) -> ReminderRule {
        let standard = Recipients.standard(obligation: obligation, audience: audience)
        return ReminderRule(moment, to: recipients ?? standard, template: template, usefulUntil: usefulUntil)
    }
}

/// The reminders of events that name none, by shape.
struct StandardReminders {
    private var drafts: [Shape: [ReminderDraft]]

    /// What is built in.
    init() {
        let dayBefore = ReminderMoment.Offset.days(-1)
        drafts = [
            .deadline: [
                ReminderDraft(ReminderMoment(.days(-7), .due)), ReminderDraft(ReminderMoment(dayBefore, .due)),
            ],
            .appointment: [ReminderDraft(ReminderMoment(dayBefore, .start))],
            .day: [ReminderDraft(ReminderMoment(dayBefore, .opening))],
            .days: [ReminderDraft(ReminderMoment(.at, .opening)), ReminderDraft(ReminderMoment(dayBefore, .closing))],
        ]
    }

    subscript(shape: Shape) -> [ReminderDraft] {
        get { drafts[shape] ?? [] }
        set { drafts[shape] = newValue }
    }
}
