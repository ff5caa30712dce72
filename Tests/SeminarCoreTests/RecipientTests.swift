import Foundation
import SeminarCore
import Testing

@Suite struct RecipientTests {
    @Test func `who has left stands in nobody's way who has the address now`() throws {
        var before = try participant(leftAt: berlin("2021-04-01 12:00"))
        before.person = PersonID("1")
        var since = try participant()
        since.person = PersonID("2")
        let members = try Recipients.enrolled.members(of: seminar(), roster: [before, since])
        #expect(members.map(\.person.text) == ["2"])
    }

    @Test func `an organiser who has left the course is still an organiser`() throws {
        let left = try participant("organiser", leftAt: berlin("2021-04-01 12:00"))
        let members = try Recipients.all.members(of: seminar(), roster: [left])
        #expect(members.map(\.name) == ["Olga Organiser"])
    }

    @Test func `who has left and nobody else stays among them, to be told why nothing comes`() throws {
        let left = try participant(leftAt: berlin("2021-04-01 12:00"))
        #expect(try Recipients.enrolled.members(of: seminar(), roster: [left, left]).count == 1)
    }

    @Test func `an organiser who is named twice is one`() throws {
        let seminar = try seminar(organisers: ["olga@example.org", "Olga@Example.org"])
        #expect(Recipients.organisers.members(of: seminar, roster: []).count == 1)
    }
}
