import ControlAPI
import Foundation
import SeminarCore
import SeminarPages
import StateStore
import Testing

@testable import SeminarDaemon

/// What is asked of all seminars reads those few that are shown.
@Suite(.serialized) struct ManyQuestionsTests {
    private func season() async throws -> Rehearsal {
        let season = try await Rehearsal(withSeminars: 40, early: 2)
        try await season.crash(restartingAt: "2021-04-02 12:00")
        return season
    }

    @Test func `the status lists all seminars and reads those whose dates it shows`() async throws {
        let season = try await season()
        let status = try await season.desk().status()
        #expect(season.engine.catalog.reads <= 10)
        #expect(status.seminars.count == 41)
        #expect(status.seminars.allSatisfy { $0.title == "Seminar: Graphs" && $0.events == 1 && $0.participants == 2 })
        #expect(status.nextEvents.map(\.seminar) == ["s38", "s39", "graphs", "s0", "s1"])
        #expect(status.nextEvents.allSatisfy { $0.owing == 2 })
    }

    @Test func `the status reads also the seminars whose reminders come next, whose dates are far off`() async throws {
        let season = try await season()
        let early = Rehearsal.seminar(20, due: "2021-09-01").replacing("7 days before", with: "140 days before")
        try season.write(early, to: "seminars/s20.yaml")
        #expect(try await season.reload().refused.isEmpty)
        try await season.crash(restartingAt: "2021-04-02 13:00")
        let status = try await season.desk().status()
        #expect(status.nextReminders.map(\.seminar) == ["s38", "s39", "s38", "s39", "s20"])
        #expect(!status.nextEvents.map(\.seminar).contains("s20"))
    }

    @Test func `the reminders of a seminar that cannot be read stand in nobody's way`() async throws {
        let season = try await season()
        let ids = try ["trees", "woods"].map { try #require(Identifier($0)) }
        let plan = try season.store.nextPlans(1).map(\.reminder)
        let many = (0..<7).map { number in
            var reminder = plan[0]
            reminder.rule = "rule \(number)"
            return reminder
        }
        for id in ids {
            let stored = StoredSeminar(id: id, file: "trees.yaml", text: "?", activatedAt: season.clock.now())
            try season.store.activate(stored, stamps: [:], plan: many, lastInstant: season.clock.now())
        }
        let status = try await season.desk().status()
        #expect(status.nextReminders.map(\.seminar) == ["s38", "s39", "s38", "s39", "graphs"])
    }

    @Test func `what the status shows first is what upcoming begins with, also long afterwards`() async throws {
        let weekly = """
              - id: hours
                summary: Office hours
                weekly: [monday, friday]
                at: 14:00-15:00
                from: 2021-06-12
                through: 2021-07-16
              - id: undated
                summary: Presentation
                between: 2021-07-01
                and: 2021-07-20
                decide_by: 2021-06-01
            """
        let season = try await season()
        try season.write(Rehearsal.seminar(7, due: "2021-05-04") + weekly, to: "seminars/s7.yaml")
        #expect(try await season.reload().refused.isEmpty)
        for instant in [
            "2021-04-05 12:00", "2021-05-02 00:00", "2021-05-05 00:00", "2021-06-18 14:30", "2021-08-01 00:00",
        ] {
            season.clock.move(to: try berlin(instant))
            let desk = try season.desk()
            let coming = try desk.upcoming(UpcomingQuestion()).prefix(5)
            #expect(try await desk.status().nextEvents == Array(coming), "\(instant)")
        }
        #expect(try await season.problems().allSatisfy { !$0.hasPrefix("s7: the date of undated was to be fixed") })
    }

    @Test func `a seminar without an outline is read for one`() async throws {
        let season = try await season()
        let expected = season.engine.catalog.outlined
        #expect(season.engine.catalog.reads == 0)
        let catalog = SeminarCatalog()
        let reader = season.engine.reader
        catalog.setReader { id throws(StateStoreError) in try reader.active(id) }
        catalog.adopt(
            expected.map { seminar in
                var header = seminar.header
                header.outline = nil
                return header
            })
        #expect(catalog.outlined.map(\.outline) == expected.map(\.outline))
        #expect(catalog.outlined.map(\.outline) == expected.map(\.outline))
        #expect(catalog.reads == 41)
    }

    @Test(arguments: [("5", 0), ("10", 2), ("all", 41)])
    func `upcoming reads the seminars of which something is shown`(days: String, shown: Int) async throws {
        let season = try await season()
        let coming = try season.desk().upcoming(UpcomingQuestion(days: days))
        #expect(coming.count == shown)
        #expect(season.engine.catalog.reads == shown)
    }

    @Test func `the reminders in a state that none is in read nothing`() async throws {
        let season = try await season()
        #expect(try season.desk().reminders(ReminderQuestion(state: "sent")).isEmpty)
        #expect(season.engine.catalog.reads == 0)
        #expect(try season.desk().reminders(ReminderQuestion(state: "planned")).count == 82)
    }

    @Test func `the front page reads those that have a card, which are the nearest, and names the others`() async throws
    {
        let season = try await season()
        let catalog = season.engine.catalog
        let (shown, others) = catalog.nearest(3, at: season.clock.now())
        #expect(shown.map(\.text) == ["s38", "s39", "graphs"])
        #expect(Set(shown).union(others.map(\.seminar)) == Set(catalog.headers.map(\.id)))
        let site = SeminarSite(
            catalog: catalog, clock: season.clock, pages: SeminarPages(), baseURL: "https://example.org", cards: 3)
        _ = site.index(wish: nil)
        #expect(catalog.reads == 3)
    }

    @Test func `organisers are found without their seminars being read`() async throws {
        let season = try await season()
        let desk = try season.desk()
        #expect(throws: ControlFailure.self) { try desk.organiser(ExplainQuestion(person: "OLGA@example.org")) }
        #expect(try desk.organiser(ExplainQuestion(person: "nobody@example.org")) == nil)
        #expect(season.engine.catalog.reads == 0)
        let found = try desk.organiser(ExplainQuestion(person: "olga organiser", seminar: "s7"))
        #expect(found?.active.seminar.id.text == "s7")
    }
}
