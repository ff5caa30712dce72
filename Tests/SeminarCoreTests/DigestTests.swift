import CivilTime
import Foundation
import SeminarCore
import Testing

@Suite struct DigestRhythmTests {
    private func next(_ rhythm: DigestRhythm, after text: String) throws -> String {
        let seminar = try seminar()
        return seminar.zone.rfc3339(rhythm.next(after: try berlin(text), in: seminar))
    }

    @Test func `a weekly digest is due on its weekday at its wall time, also across a change of the clocks`() throws {
        let time = try #require(TimeOfDay("02:30"))
        #expect(try next(DigestRhythm(.sunday, at: time), after: "2021-03-22 08:00") == "2021-03-28T03:30:00+02:00")
        #expect(try next(DigestRhythm(.sunday, at: time), after: "2021-10-25 08:00") == "2021-10-31T02:30:00+02:00")
        #expect(try next(DigestRhythm(.monday), after: "2021-03-22 08:00") == "2021-03-29T08:00:00+02:00")
        #expect(try next(DigestRhythm(.monday), after: "2021-03-22 07:59") == "2021-03-22T08:00:00+01:00")
    }

    @Test func `a daily digest is due every day`() throws {
        let daily = DigestRhythm(nil, at: TimeOfDay("07:00"))
        #expect(try next(daily, after: "2021-03-22 07:00") == "2021-03-23T07:00:00+01:00")
    }

    @Test func `digests begin after the first reminder and end two weeks after the last day`() throws {
        let due = Schedule.deadline(.endOf(try date("2021-05-03")))
        var graphs = try seminar(events: [try event("submission", due, remind: ["7 days before"])])
        graphs.organiserMail = .digest(DigestRhythm(.monday))
        #expect(try graphs.nextDigest(after: berlin("2021-01-01 08:00")) == berlin("2021-05-03 08:00"))
        #expect(try graphs.nextDigest(after: berlin("2021-05-10 08:00")) == berlin("2021-05-17 08:00"))
        #expect(try graphs.nextDigest(after: berlin("2021-05-17 08:00")) == nil)
        graphs.organisers = []
        #expect(try graphs.nextDigest(after: berlin("2021-01-01 08:00")) == nil)
    }

    @Test func `whoever reminds nobody reads no digest`() throws {
        var graphs = try seminar(events: [try event("meeting", .day(try date("2021-05-03")))])
        graphs.organiserMail = .digest(DigestRhythm(.monday))
        #expect(try graphs.nextDigest(after: berlin("2021-01-01 08:00")) == nil)
    }
}

@Suite struct SeminarDigestTests {
    private func digest(
        _ events: [Event], roster: [Participant] = [], reminders: [TrackedReminder] = [], at now: String,
        through: String
    ) throws -> SeminarDigest {
        DigestWriter(try seminar(events: events), roster: roster, at: try berlin(now)).digest(
            since: try berlin(now).addingTimeInterval(-7 * 24 * 3600), through: try berlin(through),
            reminders: reminders, marks: [])
    }

    @Test func `an empty week is not worth a mail, nor is one with nothing but what repeats or is owed`() throws {
        let due = Schedule.deadline(.endOf(try date("2021-07-01")))
        let report = try event("report", due, remind: ["60 days before"], to: .owing, obligation: "report")
        let digest = try digest(
            [report], roster: [try participant()], at: "2021-05-10 08:00", through: "2021-05-17 08:00")
        #expect(digest.debts.map(\.debtors.count) == [1])
        #expect(!digest.isWorthSending)
    }

    @Test func `what falls due with the digest is still to come, what falls due with the next is the next's`() throws {
        let due = Schedule.deadline(.endOf(try date("2021-05-17")))
        let report = try event("report", due, remind: ["7 days before", "on the day"])
        let digest = try digest(
            [report], roster: [try participant()], at: "2021-05-10 08:00", through: "2021-05-17 08:00")
        #expect(digest.reminders.map(\.rule.moment.description) == ["7 days before due"])
        #expect(digest.reminders.map(\.count) == [1])
    }

    @Test(
        arguments: [
            ("2021-06-16 08:00", nil), ("2021-06-17 08:00", false), ("2021-07-01 23:59", false),
            ("2021-07-02 00:00", true),
            ("2021-07-31 12:00", true), ("2021-08-01 00:00", nil),
        ] as [(String, Bool?)])
    func `a date is to be fixed from two weeks before its day until it is past`(now: String, isOverdue: Bool?) throws {
        let talks = try event(
            "talks",
            .undecided(between: try date("2021-07-26"), and: try date("2021-07-31"), decideBy: try date("2021-07-01")))
        let digest = try digest([talks], at: now, through: "2021-08-30 08:00")
        #expect(digest.decisions.first?.isOverdue == isOverdue)
    }

    @Test func `debts are said once the first reminder went out, and until everybody has read that all is done`() throws
    {
        let due = Schedule.deadline(.endOf(try date("2021-05-12")))
        let report = try event("report", due, remind: ["1 day before"], to: .owing, obligation: "report")
        let done = try participant(done: ["report"])
        func debts(at now: String) throws -> [Bool] {
            try digest([report], roster: [done], at: now, through: "2021-12-01 08:00").debts.map(\.isNews)
        }
        #expect(try debts(at: "2021-05-10 08:00") == [])
        #expect(try debts(at: "2021-05-11 09:00") == [false])
        #expect(try debts(at: "2021-05-17 08:00") == [true])
        #expect(try debts(at: "2021-05-24 08:00") == [])
    }

    @Test func `one trouble is one entry, whatever the number of people`() throws {
        let reminders = try ["ada", "emmy", "grace"].map { name in
            let key = ReminderKey(
                seminar: try id("graphs"), event: try id("report"), occurrence: "2021-05-12", rule: "1 day before due",
                person: PersonID(name))
            let now = try berlin("2021-05-10 07:00")
            return TrackedReminder(
                entry: LedgerEntry(
                    key: key, due: now, usefulUntil: now, state: .stale, reason: "too late", decidedAt: now),
                mail: nil)
        }
        let digest = try digest([], reminders: reminders, at: "2021-05-10 08:00", through: "2021-05-17 08:00")
        #expect(digest.troubles.map { $0.people.count } == [3])
        #expect(digest.isWorthSending)
    }
}

@Suite struct RuleWordingTests {
    @Test func `a rule has one name for people, also where it is gone from the file`() throws {
        let window = Schedule.days(from: try date("2021-02-25"), through: try date("2021-03-10"))
        let preferences = try event("preferences", window, remind: ["on the last day at 09:00"], to: .owing)
        let identity = try #require(preferences.reminders.first?.identity)
        #expect(identity == "on the day of closing to owing")
        #expect(RuleWording().text(identity, of: preferences) == "on the last day at 09:00")
        #expect(RuleWording().text(identity, of: nil) == "on the last day")
        #expect(RuleWording().text("3 days before closing to enrolled", of: nil) == "3 days before closing")
        #expect(RuleWording(.german).text("notice: moved", of: nil) == "Termin geändert")
    }
}
