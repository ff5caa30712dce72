import Foundation
import SeminarCore
import Testing

@testable import SeminarDaemon

/// Changes that move or hide a date without touching it.
@Suite struct VisibilityNoticeTests {
    private static func file(_ keys: String = "", zone: String = "Europe/Berlin") -> String {
        Rehearsal.seminar(
            due: "2021-05-10",
            extra: """
                  - { id: meeting, summary: Meeting, start: 2021-05-08 14:00, duration: 2h, remind: [], \(keys) }
                """
        ).replacing("Europe/Berlin", with: zone)
    }

    @Test func `another time zone is told, with both times and their zones`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.file())
        try await season.edit(Self.file(zone: "America/New_York"))
        try await season.live(until: "2021-04-02")
        #expect(season.subjects(to: "ada@example.org") == ["Date changed: Meeting – now Sat 8 May, 14:00 EDT"])
        let text = try #require(season.bodies(to: "ada@example.org").first)
        #expect(text.contains("Now:    Saturday, 8 May 2021, 14:00"))
        #expect(text.contains("Before: Saturday, 8 May 2021, 14:00"))
        #expect(text.contains("(EDT, America/New_York)") && text.contains("(CEST, Europe/Berlin)"))
        #expect(
            season.subjects(to: "juergen@example.org") == ["Termin geändert: Meeting – jetzt Sa 8. Mai, 14:00 Uhr EDT"])
    }

    @Test func `an event that the organisers keep to themselves is cancelled for the others, who see nothing of it`()
        async throws
    {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.file())
        try await season.edit(Self.file("audience: organisers, description: Secret grades"))
        try await season.live(until: "2021-04-02")
        #expect(season.relay.recipients.sorted() == ["ada@example.org", "juergen@example.org"])
        #expect(season.subjects(to: "ada@example.org") == ["Cancelled: Meeting (Sat 8 May, 14:00)"])
        #expect(
            season.bodies(to: "ada@example.org").allSatisfy { !$0.contains("Secret") && !$0.contains("text/calendar") })
        try await season.edit(Self.file())
        try await season.live(until: "2021-04-03")
        #expect(season.relay.messages.count == 2, "its reminders come in time")
    }
}
