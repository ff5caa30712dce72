import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct PruningTests {
    @Test func `the text of a mail is kept for half a year, and what was sent to whom and when for good`() async throws
    {
        let season = try await Rehearsal(at: "2021-04-25 12:00")
        try await season.live(until: "2021-05-03")
        let mails = try season.store.mails(MailFilter()).map(\.mail)
        #expect(mails.count == 4)
        try await season.live(until: "2021-10-20")
        #expect(try mails.allSatisfy { try season.store.mail($0.id)?.rendered != nil })
        try await season.live(until: "2021-10-30")
        try await season.live(until: "2021-11-02")
        #expect(try mails.allSatisfy { try season.store.mail($0.id)?.rendered == nil })
        #expect(try mails.allSatisfy { try season.store.subject(ofMail: $0.id)?.isEmpty == false })
        #expect(try season.store.mails(MailFilter()).map(\.mail.progress) == mails.map(\.progress))
        let first = try #require(mails.first)
        let shown = try season.desk().mail(MailQuestion(id: "\(first.id)"))
        #expect(shown.message == nil && shown.mail.subject?.isEmpty == false)
    }

    @Test func `nothing is mailed again for it, after a restart neither`() async throws {
        let season = try await Rehearsal(at: "2021-04-25 12:00")
        try await season.live(until: "2021-05-03")
        let sent = season.relay.messages.count
        try await season.crash(restartingAt: "2022-02-01 12:00")
        try await season.live(until: "2022-02-03")
        _ = try await season.reload()
        try await season.live(until: "2022-02-05")
        #expect(season.relay.messages.count == sent && sent == 4)
    }
}
