import CivilTime
import Foundation
import SeminarCore
import SeminarFiles
import Testing

@Suite struct ChangedIDTests {
    private static let former = """
          - { id: kickoff, summary: First meeting, start: 2021-04-19 14:00, duration: 2h }
          - { id: talk, summary: Talk, on: 2021-05-20 }

        """

    private func file(_ events: String) throws -> SeminarFile {
        let text = "seminar: s\ntitle: T\ntime_zone: Europe/Berlin\nevents:\n" + events
        return try #require(SeminarFile.parse(text, file: "s.yaml").value)
    }

    private func changes(_ events: String, buried: Tombstone...) throws -> [String] {
        try file(events).changedIDs(since: try file(Self.former).seminar, tombstones: buried)
            .map { $0.description.withoutFile }
    }

    @Test func `an event with the summary of one that is gone has another id`() throws {
        let events = Self.former.replacing("id: talk", with: "id: the-talk").replacing("05-20", with: "05-27")
        #expect(
            try changes(events) == [
                "6:7: warning: event \"the-talk\" has the summary of \"talk\", which is gone: calendars show that one as "
                    + "cancelled beside the new one, and what was sent and done for it does not count; "
                    + "if it is the same event, keep the id \"talk\""
            ])
    }

    @Test func `so has one at the time of one that is gone`() throws {
        let events = Self.former.replacing("id: kickoff, summary: First meeting", with: "id: start, summary: Start")
        let found = try changes(events)
        #expect(found.count == 1 && found.allSatisfy { $0.contains("has the dates of \"kickoff\", which is gone") })
    }

    @Test func `each former event is found once, by its summary first`() throws {
        let events = """
              - { id: a, summary: Else, on: 2021-05-20 }
              - { id: b, summary: Talk, on: 2021-05-20 }
              - { id: c, summary: First meeting, on: 2021-05-20 }

            """
        let found = try changes(events)
        #expect(found.count == 2)
        #expect(found.first?.contains("\"b\" has the summary of \"talk\"") == true, "\(found)")
        #expect(found.last?.contains("\"c\" has the summary of \"kickoff\"") == true, "\(found)")
    }

    @Test func `one that comes back under its own id is no other's new name`() throws {
        let day = try #require(CivilDate("2021-05-20"))
        let buried = Tombstone(
            event: try #require(Identifier("lecture")), summary: "Lecture", span: .allDay(from: day, through: day),
            removedAt: .distantPast)
        let events = Self.former.replacing("id: talk, summary: Talk", with: "id: lecture, summary: Lecture")
        #expect(try changes(events, buried: buried).isEmpty)
    }

    @Test func `one that was taken out before is remembered by its summary`() throws {
        let day = try #require(CivilDate("2021-06-13"))
        let buried = Tombstone(
            event: try #require(Identifier("excursion")), summary: "Excursion", span: .allDay(from: day, through: day),
            removedAt: .distantPast)
        let events = Self.former + "  - { id: trip, summary: Excursion, on: 2021-06-20 }\n"
        let found = try changes(events, buried: buried)
        #expect(found.count == 1 && found.allSatisfy { $0.contains("\"trip\" has the summary of \"excursion\"") })
    }

    @Test func `two events that exchange their ids are both named`() throws {
        let events = Self.former.replacing("id: kickoff", with: "id: new").replacing("id: talk", with: "id: kickoff")
            .replacing("id: new", with: "id: talk")
        let found = try changes(events)
        #expect(found.count == 2)
        #expect(
            found.first?.contains("\"talk\" has the summary and the dates that \"kickoff\" had") == true, "\(found)")
        #expect(found.last?.hasSuffix("if it is the same event, give it its id \"talk\" again") == true, "\(found)")
    }

    @Test func `numbered events that are numbered anew are named`() throws {
        let former = (1...3).map { "  - { id: talk-\($0), summary: Talk \($0), on: 2021-05-0\($0) }\n" }
        let anew = [
            former[1].replacing("id: talk-2", with: "id: talk-1"),
            former[2].replacing("id: talk-3", with: "id: talk-2"),
        ]
        let found = try file(anew.joined()).changedIDs(since: try file(former.joined()).seminar, tombstones: [])
        #expect(found.map { $0.description.contains("that \"talk-2\" had") } == [true, false], "\(found)")
    }

    @Test(arguments: [
        former, former.replacing("Talk", with: "A talk"), former.replacing("05-20", with: "05-21"),
        former + "  - { id: another, summary: Talk, on: 2021-05-20 }\n",
        former.replacing("id: talk, summary: Talk, on: 2021-05-20", with: "id: exam, summary: Exam, on: 2021-07-01"),
    ])
    func `what keeps its id, is new, or is something else is not complained of`(events: String) throws {
        #expect(try changes(events) == [])
    }
}
