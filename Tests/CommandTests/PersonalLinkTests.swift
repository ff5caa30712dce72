import Foundation
import TestSupport
import Testing

/// A participant's links against the running service, as a browser and a mail program use them.
@Suite(.timeLimit(.minutes(20))) struct PersonalLinkTests {
    private static let kavya = "kavya.iyer@example.org"

    private func start() async throws -> RunningService {
        let service = try await RunningService.start(
            in: ServiceFolder(), "--clock-start", "2021-02-25 07:59:59", "--clock-speed", "1")
        try await service.log.wait { $0.count { $0.contains("  accepted  ") } == 12 }
        return service
    }

    /// The path of the person's page.
    private func page(of person: String, _ service: RunningService, _ command: String = "url") async throws -> String {
        let answer = try JSONAnswer(try await service.ask("feed", command, person, "--json").output)
        let page = try #require(answer["page"].text)
        #expect(answer["feed"].text == page + ".ics" && answer["webcal"].text?.hasPrefix("webcal://") == true)
        return try #require(URL(string: page)).path
    }

    @Test func `one button says that it is done, and another takes it back`() async throws {
        let service = try await start()
        let page = try await page(of: Self.kavya, service)
        #expect(try await service.get(page).text.contains("Kavya Iyer"))
        #expect(try await service.get(page + "/done/preferences").text.contains("Have you done this?"))
        #expect(try await !service.ask("roster", "list").output.contains("done"))
        for _ in 1...2 {
            let answer = try await service.post(page + "/done/preferences")
            #expect(answer.status == 200 && answer.text.contains("Done: Provide your preferences"))
        }
        #expect(try await service.get(page).text.contains("✓ Done"))
        #expect(try await service.get(page + ".ics").text.contains("SUMMARY:✓ Provide your preferences"))
        #expect(try await service.ask("explain", Self.kavya).output.contains("owes report"))
        #expect(try await service.post(page + "/undone/preferences").status == 200)
        #expect(try await service.ask("explain", Self.kavya).output.contains("owes preferences, report"))
        #expect(try await service.post(page + "/done/nothing").status == 404)
    }

    @Test func `a mail's one click ends reminders, and every mail to a participant has one`() async throws {
        let service = try await start()
        let mail = try #require(
            try service.folder.mails().map { String(decoding: $0, as: UTF8.self) }.first { $0.contains(Self.kavya) })
        let link = try #require(
            mail.firstMatch(of: /List-Unsubscribe: <http:\/\/127\.0\.0\.1(\/p\/[a-z2-7]+\/unsubscribe)>/))
        #expect(!mail.contains("List-Unsubscribe-Post"))
        let answer = try await service.post(String(link.output.1), body: "List-Unsubscribe=One-Click")
        #expect(answer.status == 200 && answer.header["location"] == nil && answer.header["set-cookie"] == nil)
        #expect(try await service.ask("roster", "list").output.contains("opted-out"))
        #expect(try await service.ask("explain", Self.kavya).output.contains("opted out of reminders"))
    }

    @Test func `links that are rotated are dead at once, and nobody else's`() async throws {
        let service = try await start()
        let old = try await page(of: Self.kavya, service)
        let other = try await page(of: "zoe.lindqvist@example.org", service)
        let new = try await page(of: Self.kavya, service, "rotate")
        #expect(new != old)
        for path in [old, old + ".ics", old + "/unsubscribe"] {
            #expect(try await service.get(path).status == 404)
        }
        #expect(try await service.get(new).status == 200)
        #expect(try await service.get(other).status == 200)
        #expect(!service.log.lines.contains { $0.contains(String(old.dropFirst(3))) })
    }

    @Test func `the calendar of one's own is the same until something changes`() async throws {
        let service = try await start()
        let page = try await page(of: Self.kavya, service)
        let first = try await service.get(page + ".ics")
        let tag = try #require(first.header["etag"])
        #expect(try await service.get(page + ".ics", header: "If-None-Match: \(tag)").status == 304)
        #expect(first.body == (try await service.get("/tadl-ss21.ics")).body)
        #expect(try ReadCalendar(first.body).libical.count > 20)
        #expect(try await service.get(page + ".ics?alarm=1d").text.contains("TRIGGER:-PT24H"))
        _ = try await service.post(page + "/done/report")
        #expect(try await service.get(page + ".ics", header: "If-None-Match: \(tag)").status == 200)
    }

    @Test func `whoever has left finds that said, and has no links`() async throws {
        let service = try await start()
        let page = try await page(of: Self.kavya, service)
        _ = try await service.ask("roster", "deregister", Self.kavya)
        let answer = try await service.get(page)
        #expect(answer.status == 404 && answer.text.contains("You take no part any more"))
        #expect(try await service.get(page + ".ics").status == 404)
        #expect(try await service.post(page + "/done/report").status == 404)
        #expect(try await service.post(page + "/unsubscribe").status == 200)
        #expect(try await service.ask("feed", "url", Self.kavya).status == 1)
    }
}
