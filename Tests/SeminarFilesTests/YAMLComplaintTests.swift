import SeminarCore
import SeminarFiles
import Testing

/// What YAML offers and these files do without, and what is no YAML; the text stands in line 8 from column 5 on.
@Suite struct YAMLComplaintTests {
    @Test(arguments: [
        ("summary: Report: draft", "8:20: a second colon in one line; quote the text: summary: \"Report: draft\""),
        (
            "location: [draft] room",
            "8:23: this is no YAML (did not find expected key); quote the text: location: \"[draft] room\""
        ),
        ("location: @home", "8:15: a text cannot begin with @; quote the text: location: \"@home\""),
        ("location: 'it's'", "8:19: this is no YAML (did not find expected key); quote the text: location: \"it's\""),
        ("location: *star", "8:15: this is no YAML (found undefined alias); quote the text: location: \"*star\""),
        ("location: \"x", "8:15: the quote that opens here is not closed; close it"),
        ("\tlocation: x", "8:5: a tab in the indentation; indent with spaces"),
        (
            " location: x",
            "8:14: a key within the text that begins before it; "
                + "indent it like its neighbours, or quote a text that holds : # [ ] { }"
        ),
        (
            "remind: [1 day before",
            "8:13: the bracket that opens here is not closed; "
                + "close it, separate by commas, or quote a text that holds brackets"
        ),
        (
            "location:\u{A0}x\n    url: y",
            "9:12: this is no YAML (could not find expected ':'); replace the no-break space by an ordinary one"
        ),
    ])
    func `a syntax error is said in words, with the remedy`(line: String, complaint: String) {
        #expect(complaints(about: seminarText(event: "on: 2021-03-10\n\(line)")) == [complaint])
    }

    @Test(arguments: [
        (
            "location: &room x\ndescription: *room",
            ["8:15: anchors and aliases (& and *) are not read here; write the text out, or quote it"]
        ),
        (
            "location: !room x", ["8:15: the tag !room is not read here; remove it, or quote the text that it begins"]
        ),
        ("? [a]\n: b", ["8:7: a key is a word; quote a text that begins with { or ["]),
        (
            "location: x\n\"location\": y\nlocation: z",
            [
                "9:5: the key \"location\" is given twice, first in line 8; keep one of them",
                "10:5: the key \"location\" is given twice, first in line 9; keep one of them",
            ]
        ),
    ])
    func `what these files do without is refused`(lines: String, expected: [String]) {
        #expect(complaints(about: seminarText(event: "on: 2021-03-10\n\(lines)")) == expected)
    }

    @Test func `keys given twice do not hide what else is wrong`() {
        let text = seminarText(event: "on: 2021-02-30\non: 2021-13-01", head: "title: U\nlanguage: fr\n")
        #expect(
            complaints(about: text) == [
                "8:5: the key \"on\" is given twice, first in line 7; keep one of them",
                "8:9: there is no day 2021-13-01; expected a day of the calendar",
                "9:1: the key \"title\" is given twice, first in line 2; keep one of them",
                "10:11: \"fr\" does not fit here; expected en or de",
            ])
    }

    @Test func `a further document is refused`() {
        #expect(
            complaints(about: seminarText(event: "on: 2021-03-10", head: "---\nseminar: t\n"))
                == ["9:1: a second document begins here; one file holds one document; remove it"])
    }

    @Test func `aliases of aliases of aliases cost no more than they are long`() {
        let levels = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }.joined(separator: "\n")
        #expect(complaints(about: "a0: &a0 x\n\(levels)\n").count == 41)
    }

    @Test func `a thousand brackets are refused and not followed`() {
        #expect(complaints(about: "a: " + String(repeating: "[", count: 5000)).count == 1)
    }

    @Test(arguments: ["", "# nothing\n", "~\n", "---\n"])
    func `an empty file is one complaint`(text: String) {
        #expect(complaints(about: text) == ["1:1: the file is empty; expected a seminar, from \"seminar: its-id\" on"])
    }

    @Test(arguments: [
        ("a\n", "1:1: the seminar is expected here, not a text; write its keys, as \"seminar: …\""),
        ("- a\n", "1:1: the seminar is expected here, not a list; write its keys, as \"seminar: …\""),
        ("title: \u{0}\n", "1:8: the invisible character U+0000 stands here; remove it"),
        ("a: b\nc\u{301}: \u{2028}\n", "2:4: the invisible character U+2028 stands here; remove it"),
    ])
    func `something else than a seminar is one complaint`(text: String, complaint: String) {
        #expect(complaints(about: text) == [complaint])
    }

    @Test(
        arguments: [
            (
                [0x74, 0x3A, 0x20, 0x4A, 0xFC, 0x0A],
                "1:5: the text is not UTF-8, probably Latin-1; save the file as UTF-8"
            ),
            ([0xFF, 0xFE, 0x74, 0x00], "1:1: the file is UTF-16; save it as UTF-8"),
            ([0x00, 0x74, 0x00, 0x3A], "1:1: the file is UTF-16; save it as UTF-8"),
        ] as [([UInt8], String)])
    func `another encoding is refused with the remedy`(bytes: [UInt8], complaint: String) {
        let checked = SeminarFile.parse(bytes, file: "s.yaml")
        #expect(checked.complaints.map(\.description.withoutFile) == [complaint])
        #expect(checked.value == nil)
    }

    @Test func `columns count characters, whatever they are made of`() {
        let text = seminarText(event: "{ on: 2021-03-10, location: \"👩‍👩‍👧 Jo\u{308}rg\", color: blu }").replacing(
            "  - id: e\n    summary: S\n    {", with: "  - { id: e, summary: S,")
        #expect(complaints(about: text) == ["5:69: \"blu\" is no colour name of CSS; did you mean \"blue\"?"])
    }
}
