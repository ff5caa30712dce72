import SeminarFiles
import Testing

@Suite struct DoneFileTests {
    private func worksheet(_ status: String) -> Checked<[DoneFile.Row]> {
        DoneFile.parse(Array("Email address,Status\nada@example.org,\(status)\n".utf8), file: "done.csv")
    }

    @Test(arguments: [
        ("Submitted for grading", true), ("Submitted for grading - Graded", true), ("Zur Bewertung abgegeben", true),
        ("No submission", false), ("Draft (not submitted)", false), ("Reopened", false), ("Keine Abgabe", false),
        ("Entwurf (nicht abgegeben)", false), ("Wieder geöffnet", false), ("No submission - Graded", false),
    ])
    func `a grading worksheet says who has handed in`(status: String, hasHandedIn: Bool) {
        let rows = worksheet(status)
        #expect(rows.complaints.isEmpty && rows.value?.map(\.hasHandedIn) == [hasHandedIn])
    }

    @Test(arguments: ["", "Aucune remise", "5 days late"])
    func `nobody counts whose status says neither`(status: String) {
        let complaints = worksheet(status).errors.map(\.description)
        #expect(complaints.first?.hasPrefix("done.csv:2:17: whether this status means handed in is not known") == true)
    }

    @Test func `without a status all who are listed have handed in`() {
        let rows = DoneFile.parse(Array("id\n7\n8\n".utf8), file: "done.csv")
        #expect(rows.value?.map(\.hasHandedIn) == [true, true])
    }
}
