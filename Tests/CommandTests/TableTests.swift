import Testing
import seminarctl

@Suite struct TableTests {
    private let columns: [Table.Column] = [.init("Name"), .init("Note", .prose), .init("Mails", .number)]

    @Test func `columns are aligned by characters, not bytes`() {
        let table = Table(columns, rows: [["Zoë 👩‍🎓", "é", "7"], ["Bo", "e", "12"]])
        #expect(table.text(on: .plain) == "Name   Note  Mails\nZoë 👩‍🎓  é         7\nBo     e        12\n")
    }

    @Test func `an empty column and trailing blanks are left out`() {
        let table = Table([.init("A"), .init("B"), .init("C")], rows: [["x", "", "long"], ["y", "", ""]])
        #expect(table.text(on: .plain) == "A  C\nx  long\ny\n")
    }

    @Test func `a styled table is aligned as the plain one`() {
        let table = Table([.init("A"), .init("B")], rows: [[.state("accepted"), "x"], [.state("no"), "y"]])
        let plain = table.text(on: Screen(isStyled: true)).replacing(/\u{1B}\[[0-9]*m/, with: "")
        #expect(plain == table.text(on: .plain))
        #expect(table.text(on: Screen(isStyled: true)).contains("\u{1B}[32maccepted\u{1B}[0m"))
    }

    @Test func `on a narrow screen prose is cut, names are not`() {
        let rows: [[StyledText]] = [["Zoë Lindqvist", "Gradient Starvation: A Learning Proclivity", "12"]]
        let text = Table(columns, rows: rows).text(on: Screen(isStyled: false, width: 40))
        #expect(text == "Name           Note                Mails\nZoë Lindqvist  Gradient Starvati…     12\n")
    }

    @Test func `a screen too narrow for anything cuts no further`() {
        let rows: [[StyledText]] = [["Zoë Lindqvist", "Gradient Starvation", "12"]]
        let text = Table(columns, rows: rows).text(on: Screen(isStyled: false, width: 1))
        #expect(text.contains("Zoë Lindqvist  Gradient St…     12\n"))
    }

    @Test func `what others wrote does not steer the terminal`() {
        let table = Table([.init("A")], rows: [[StyledText("a\u{1B}[2J\nb\u{7}\u{9B}\u{202E}c")]])
        #expect(table.text(on: .plain) == "A\na\u{FFFD}[2J\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}c\n")
    }
}
