import ControlAPI
import Foundation
import SeminarCore
import Testing

@testable import SeminarDaemon

@Suite struct `Explaining what organisers were mailed` {
    private static let file = Rehearsal.seminar.replacing("digest: off", with: "digest: monday 08:00")
        .replacing("[7 days", with: "[{ when: 1 day after due, to: organisers, template: overdue }, 7 days")

    @Test(arguments: ["olga@example.org", "OLGA@example.org", "Olga Organiser"])
    func `by address or name`(who: String) async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.file)
        try await season.live(until: "2021-05-03 12:00")
        let explanation = try season.desk().explain(ExplainQuestion(person: who))
        #expect(explanation.person == "olga@example.org" && explanation.seminar == "graphs")
        #expect(explanation.lines.first == "Olga Organiser (olga@example.org) is an organiser of graphs.")
        #expect(explanation.lines[1].hasPrefix("The next digest is due on Monday, 10 May 2021, 08:00"))
        #expect(
            explanation.lines.contains { $0.hasPrefix("To the organisers, \"digest\": ") && $0.contains("accepted") })
        #expect(explanation.lines.contains { $0.contains("will be sent on Tuesday, 4 May 2021") })
        try await season.live(until: "2021-05-05")
        let later = try season.desk().explain(ExplainQuestion(person: who, event: "report"))
        #expect(later.entries.map(\.event) == ["report"] && later.entries.first?.state == "accepted")
    }

    @Test func `who takes part as well is explained as a participant, and nobody is nobody`() async throws {
        let roster = Rehearsal.roster + "\nOlga Organiser,olga@example.org,"
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.file, roster: roster)
        let lines = try season.desk().explain(ExplainQuestion(person: "olga@example.org")).lines
        #expect(lines.first?.contains("is enrolled in graphs") == true)
        #expect(throws: ControlFailure.self) { try season.desk().explain(ExplainQuestion(person: "eve@example.org")) }
    }
}
