import Foundation
import SeminarCore
import SeminarMail
import TestSupport
import Testing

struct TemplateTests {
    /// The files that the build embeds.
    private func builtInFiles() throws -> [TemplateFile] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/SeminarMail/Templates")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.map { file in
            let name = file.lastPathComponent.replacing(".mustache", with: "")
            return TemplateFile(name: name, path: name, text: try String(contentsOf: file, encoding: .utf8))
        }
    }

    @Test func `every built-in template is embedded, and would pass as an organiser's own`() throws {
        let files = try builtInFiles()
        #expect(MailTemplates().library.names == files.map(\.name).sorted())
        #expect(MailTemplates().library.complaints == [])
        #expect(MailTemplates(overrides: files).library.complaints == [])
    }

    @Test(arguments: [
        ("{{#items}}\n{{summary}}\n", 2, "not closed"), ("{{#a}}\nx\n{{/b}}\n", 3, "another name"),
        ("Hello\n{{name\n", 2, "ends within a tag"), ("Hello {{my name}}\n", 1, "not finished"),
        ("x\n{{>nowhere.en.txt}}\n", 2, "does not exist"),
        ("{{>reminder.en.txt}}", 1, "includes itself"), ("{{=<% %>=}}", 1, "delimiters"),
        ("\n\n{{>*which}}", 3, "by a variable"), ("{{%NONSENSE: x}}", 1, "not understood"),
    ])
    func `a template that cannot be used is a complaint, and the built-in one stays`(
        text: String, line: Int, reason: String
    ) throws {
        let broken = TemplateFile(name: "reminder.en.txt", path: "templates/reminder.en.txt.mustache", text: text)
        let templates = MailTemplates(overrides: [broken])
        let complaint = try #require(templates.library.complaints.first)
        #expect(complaint.description.hasPrefix("templates/reminder.en.txt.mustache:"))
        #expect(complaint.description.contains(reason), "\(complaint)")
        #expect(complaint.line.map { abs($0 - line) <= 1 } == true, "\(complaint)")
        let fixture = try MailFixture()
        let items = [try fixture.item(try fixture.preferences)]
        let recipient = Recipient.participant(try fixture.participant())
        let mail = try fixture.composer([broken]).reminder(
            items, to: recipient, of: fixture.seminar, in: fixture.context())
        #expect(try mail == fixture.mail(items))
    }

    @Test func `a misspelt name is a complaint before it is a gap in a mail`() throws {
        let mine = TemplateFile(
            name: "kickoff.en.txt", path: "kickoff", text: "Hello {{recipient.name}},\n{{#itmes}}x{{/itmes}}")
        let complaints = MailTemplates(overrides: [mine]).library.complaints
        #expect(
            complaints.map(\.description) == [
                "kickoff:2: names \"itmes\", which has no value; until that is mended, the file is not used"
            ])
    }

    @Test func `names in functions, comments and text are told from names of values`() {
        let text =
            "{{! any nonsense }}{ {x} }{{uppercased(seminar.title)}} {{{ subject }}} {{.}} {{^last()}}{{/last()}}"
        let mine = TemplateFile(name: "kickoff.en.txt", path: "kickoff", text: text)
        #expect(MailTemplates(overrides: [mine]).library.complaints == [])
    }

    @Test func `templates that include each other in a circle are refused, however long it is`() {
        let circle = ["a", "b", "c"].enumerated().map { index, name in
            TemplateFile(name: "\(name).en.txt", path: name, text: "{{>\(["b", "c", "a"][index]).en.txt}}")
        }
        let templates = MailTemplates(overrides: circle)
        #expect(templates.library.complaints.count == 3)
        #expect(!templates.has("a"))
    }

    @Test func `an override replaces one text and leaves the others`() throws {
        let fixture = try MailFixture()
        let mine = TemplateFile(
            name: "reminder.en.subject", path: "", text: "[{{seminar.id}}] {{mostUrgent.summary}}\r\n")
        let item = try fixture.item("R & D", try fixture.preferences)
        let recipient = Recipient.participant(try fixture.participant())
        let mail = try fixture.composer([mine]).reminder(
            [item], to: recipient, of: fixture.seminar, in: fixture.context())
        #expect(mail.subject == "[tadl-ss21] R & D")
        #expect(try fixture.plain(mail) == fixture.plain(try fixture.mail([item])))
    }

    @Test(arguments: [
        (Language.english, "Bring your laptop, Anna Weber."), (.german, "Bring your laptop, Anna Weber."),
    ])
    func `a template of one's own serves both languages until it has both`(language: Language, text: String) throws {
        let fixture = try MailFixture()
        let mine = TemplateFile(name: "kickoff.en.txt", path: "", text: "Bring your laptop, {{recipient.name}}.")
        let item = try fixture.item(try fixture.preferences, template: "kickoff")
        let recipient = Recipient.participant(try fixture.participant(language: language))
        let mail = try fixture.composer([mine]).reminder(
            [item], to: recipient, of: fixture.seminar, in: fixture.context())
        #expect(try fixture.plain(mail) == text + "\n")
        #expect(try MailReadByPython(mail.message.bytes).structure == ["text/plain"])
        #expect(mail.subject.contains("Provide your preferences"))
        #expect(MessageLint.complaints(about: mail.message.bytes) == [])
    }

    @Test func `a template that nobody wrote is the usual reminder`() throws {
        let fixture = try MailFixture()
        let item = try fixture.item(try fixture.preferences, template: "nowhere")
        #expect(!MailTemplates().has("nowhere") && MailTemplates().has("overdue"))
        #expect(try fixture.mail([item]).subject.hasPrefix("Reminder:"))
    }

    @Test func `a folder is read by its file names, and what cannot be read is named`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("Mine".utf8).write(to: folder.appending(path: "reminder.de.subject.mustache"))
        try Data([0xFF, 0xFE]).write(to: folder.appending(path: "reminder.en.txt.mustache"))
        try Data("page".utf8).write(to: folder.appending(path: "seminar.html.mustache"))
        try Data("{{".utf8).write(to: folder.appending(path: ".hidden.en.txt.mustache"))
        try FileManager.default.createDirectory(
            at: folder.appending(path: "dir.en.txt.mustache"), withIntermediateDirectories: true)
        let library = MailTemplates(folder: folder.path(percentEncoded: false)).library
        #expect(
            library.complaints.map { $0.file.split(separator: "/").last } == [
                "dir.en.txt.mustache", "reminder.en.txt.mustache",
            ])
        #expect(library.unclaimed.map { $0.split(separator: "/").last } == ["seminar.html.mustache"])
        #expect(library.render("reminder.de.subject", with: [String: String]()) == "Mine")
        #expect(MailTemplates(folder: "/nonexistent/templates").library.complaints == [])
    }
}
