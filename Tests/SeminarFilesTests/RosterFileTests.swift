import SeminarCore
import SeminarFiles
import Testing

@Suite struct RosterFileTests {
    private func entries(_ text: String) throws -> [RosterEntry] {
        let checked = RosterFile.parse(Array(text.utf8), file: "r.csv")
        if let complaint = checked.complaints.first { throw complaint }
        return try #require(checked.value)
    }

    private func complaints(_ text: String) -> [String] {
        RosterFile.parse(Array(text.utf8), file: "r.csv").complaints.map { $0.description.withoutFile }
    }

    @Test func `a plain roster has its columns in any order`() throws {
        let entry = try entries("Email,TAGS,name,Language,paper,talk,id\na@b.de,x;y z,Ann,DE,p-1,2021-07-26 10:00,7\n")[
            0]
        let email = try EmailAddress(parsing: "a@b.de")
        #expect(
            entry
                == RosterEntry(
                    id: "7", name: "Ann", email: email, language: .german, paper: "p-1", talk: "2021-07-26 10:00",
                    tags: ["x", "y", "z"]))
    }

    @Test(arguments: [
        "\"First name\",Surname,\"ID number\",\"Email address\",\"Last access\"\nJürgen,Weiß,0312,j.weiss@example.org,never\n",
        "First name;Last name;ID number;Email address\r\nJürgen;Weiß;0312;j.weiss@example.org\r\n",
        "\u{FEFF}Vorname;Nachname;Matrikelnummer;Institution;E-Mail-Adresse\nJürgen;Weiß;0312;;j.weiss@example.org",
        "Vorname\tNachname\tID-Nummer\tE-Mail-Adresse\tGruppen\nJürgen\tWeiß\t0312\tj.weiss@example.org\t",
    ])
    func `exports of Moodle are read in English and German`(text: String) throws {
        let entries = try entries(text)
        #expect(entries.map(\.name) == ["Jürgen Weiß"] && entries.map(\.id) == ["0312"])
        #expect(entries.map(\.email.description) == ["j.weiss@example.org"])
    }

    @Test func `quotes hold delimiters and quotes, spaces around cells and empty rows do not count`() throws {
        let names = try entries("name,email\n\"Weiß, Jürgen\" , j@x.de\n\n,\n\"A \"\"B\"\" C\",c@x.de\n").map(\.name)
        #expect(names == ["Weiß, Jürgen", "A \"B\" C"])
    }

    @Test(arguments: [
        ("", "1:1: the roster is empty; expected a first line such as name,email"),
        (
            "name,mail address\nA,a@b.de\n",
            "1:1: there is no column \"email\", only name, mail address; expected a first line such as name,email"
        ),
        (
            "Vorname;E-Mail\nA;a@b.de\n",
            "1:1: there is no column \"name\", only Vorname, E-Mail; expected a first line such as name,email"
        ),
        ("name,email,Name\n", "1:12: the column \"Name\" is there twice, first as \"name\"; remove one of them"),
        (
            "name,email,langauge\nA,a@b.de,de",
            "1:12: warning: the column \"langauge\" is not read; did you mean \"language\"?"
        ),
        (
            "name,email\nA,B,a@b.de\n",
            "2:1: this row has not as many cells as the first line: 3, not 2; "
                + "a cell that holds a comma needs quotes, an empty one its comma"
        ),
        (
            "name;email;id\nA;a@b.de\n",
            "2:1: this row has not as many cells as the first line: 2, not 3; "
                + "a cell that holds a semicolon needs quotes, an empty one its semicolon"
        ),
        (
            "name,email\nA,a@b.de\n\"B,b@b.de\nC,c@b.de\n",
            "3:1: the quote that opens here is not closed; "
                + "write a quote within a cell twice, and put the cell in quotes"
        ),
        (
            "name,email\nA \"x\" B,a@b.de\n",
            "2:1: the quotes of this row are misplaced; write a quote within a cell twice, and put the cell in quotes"
        ),
        ("name,email\n,a@b.de\n", "2:1: the name is missing; fill it in"),
        ("name,email\nA,\n", "2:3: the address is missing; fill it in, or remove the row"),
        (
            "name,email\nA,a@b.de\nB,A@B.DE\n",
            "3:3: the address A@B.DE is also in line 2; remove one of the rows; capitals make no difference"
        ),
        ("name,email,id\nA,a@b.de,x1\nB,b@b.de,X1\n", "3:10: the id \"X1\" is also in line 2; correct one of the rows"),
        ("name,email\nA,a@\n", "2:3: \"a@\": the address has no domain; expected name@example.org"),
        (
            "name,email\nA,jürgen@b.de\n",
            "2:3: \"jürgen@b.de\": the part before the @ is not ASCII, which few servers accept; ask for an ASCII address"
        ),
        (
            "name,email\nA,\"a@b.de\r\nBcc: x@y.z\"\n",
            "2:3: \"a@b.de⏎Bcc: x@y.z\": the address holds a line break or another control character; remove it"
        ),
        ("name,email\n\"A\nB\",a@b.de\n", "2:1: \"A⏎B\" is not one line of text; remove the line break"),
        ("name,email,language\nA,a@b.de,fr\n", "2:10: the language \"fr\" is not one of ours; expected en or de"),
    ])
    func `a roster that is wrong is refused with the place`(text: String, complaint: String) {
        #expect(
            complaints(text) == [complaint]
        )
    }

    @Test func `every row is complained about in one run, and lines within quotes count`() {
        let text = "name,email\n\"A\nB\",a@b.de\n,b\nC,c@b.de\nD,C@b.de\n"
        #expect(complaints(text).map { $0.prefix(4) } == ["2:1:", "4:1:", "4:2:", "6:3:"])
    }

    @Test func `another encoding is refused with the remedy`() {
        let latin = Array("name,email\nJ".utf8) + [0xFC] + Array("rgen,j@x.de\n".utf8)
        #expect(
            RosterFile.parse(latin, file: "r.csv").complaints.map(\.description)
                == ["r.csv:2:2: the text is not UTF-8, probably Latin-1; save the file as UTF-8"])
        let utf16 = [UInt8](arrayLiteral: 0xFF, 0xFE) + "name,email".utf8.flatMap { [$0, 0] }
        #expect(
            RosterFile.parse(utf16, file: "r.csv").complaints.map(\.description)
                == ["r.csv:1:1: the file is UTF-16; save it as UTF-8"])
    }

    @Test func `a roster of thousands is read without delay`() throws {
        let rows = (1...5000).map { "Person \($0),p\($0)@example.org,\($0)" }.joined(separator: "\n")
        #expect(try entries("name,email,id\n" + rows).count == 5000)
    }
}
