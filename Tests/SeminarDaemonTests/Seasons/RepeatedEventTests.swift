import Testing

@testable import SeminarDaemon

@Suite struct RepeatedEventTests {
    @Test func `two occurrences of one event that are due at one moment go out in one mail`() async throws {
        let seminar = """
            seminar: graphs
            title: Graphs
            time_zone: Europe/Berlin
            organisers: [{ name: Olga Organiser, email: olga@example.org }]
            roster: ../roster.csv
            events:
              - id: talks
                summary: Talks
                weekly: tuesday
                at: 14:00-16:00
                from: 2021-05-04
                through: 2021-05-31
                remind: [on the day, 7 days before]
            """
        let rehearsal = try await Rehearsal(at: "2021-05-03 12:00", seminar: seminar)
        try await rehearsal.live(until: "2021-05-04 08:00")
        #expect(rehearsal.relay.recipients == ["ada@example.org", "juergen@example.org"])
        #expect(rehearsal.happened.mails.map(\.items.count) == [2, 2])
    }
}
