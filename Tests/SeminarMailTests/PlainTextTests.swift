import SeminarCore
import SeminarMail
import Testing

struct PlainTextTests {
    private static let link = "https://example.org/" + String(repeating: "a", count: 90)

    @Test(arguments: [
        ("  - " + String(repeating: "word ", count: 20), "  - " + String(repeating: "word ", count: 13) + "word\n  "),
        ("See \(link) there", "See\n\(link)\nthere\n"), ("\n\na\n\n\n\nb  \n\n", "a\n\nb\n"),
        ("When:  today", "When:  today\n"),
        (String(repeating: "x", count: 76), String(repeating: "x", count: 76) + "\n"),
        (link, link + "\n"), ("a\r\nb\r\n", "a\nb\n"), ("a\u{2028}b\rc", "a\nb\nc\n"),
    ])
    func `a template's text is wrapped at spaces and tidied`(template: String, text: String) throws {
        let fixture = try MailFixture()
        let mine = TemplateFile(name: "kickoff.en.txt", path: "", text: template)
        let item = try fixture.item(try fixture.preferences, template: "kickoff")
        let recipient = Recipient.participant(try fixture.participant())
        let mail = try fixture.composer([mine]).reminder(
            [item], to: recipient, of: fixture.seminar, in: fixture.context())
        #expect(try fixture.plain(mail).hasPrefix(text))
    }
}
