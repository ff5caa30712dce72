import Testing
import seminarctl

@Suite struct TableTests {
    private let columns: [Table.Column] = [.init("Name"), .init("Note"), .init("Mails", .right)]

    @Test func `columns are aligned by characters, not bytes`() {
        let table = Table(columns, rows: [["Zoë 👩‍🎓", "é", "7"], ["Bo", "e", "12"]])
        #expect(table.text(styled: false) == "Name   Note  Mails\nZoë 👩‍🎓  é         7\nBo     e        12\n")
    }

    @Test func `an empty column and trailing blanks are left out`() {
        let table = Table([.init("A"), .init("B"), .init("C")], rows: [["x", "", "long"], ["y", "", ""]])
        #expect(table.text(styled: false) == "A  C\nx  long\ny\n")
    }

    @Test func `a styled table is aligned as the plain one`() {
        let table = Table([.init("A"), .init("B")], rows: [[.state("accepted"), "x"], [.state("no"), "y"]])
        let plain = table.text(styled: true).replacing(/\u{1B}\[[0-9]*m/, with: "")
        #expect(plain == table.text(styled: false))
        #expect(table.text(styled: true).contains("\u{1B}[32maccepted\u{1B}[0m"))
    }

    @Test func `what others wrote does not steer the terminal`() {
        let table = Table([.init("A")], rows: [[StyledText("a\u{1B}[2J\nb\u{7}\u{9B}\u{202E}c")]])
        #expect(table.text(styled: false) == "A\na\u{FFFD}[2J\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}c\n")
    }
}
