import SeminarCore

/// Reads who has handed something in: a roster's columns, of which an address or an id is enough, as written by hand or
/// exported from Moodle.
///
/// Moodle's grading worksheet lists everybody; its column "Status" says who has handed in.
package enum DoneFile {
    package struct Row: Hashable, Sendable {
        package var id: String?
        package var email: String?
        package var hasHandedIn: Bool
        package var mark: SourceMark
    }

    package static func parse(_ bytes: [UInt8], file: String) -> Checked<[Row]> {
        let complaints = ComplaintList()
        do {
            let source = try SourceText(bytes, file: file)
            guard let table = CSVTable(source.text, file: file, complaints: complaints) else {
                return Checked(nil, complaints: complaints.complaints)
            }
            return Checked(rows(of: table, complaints), complaints: complaints.complaints)
        } catch {
            return Checked(nil, complaints: [error])
        }
    }

    private static func rows(of table: CSVTable, _ complaints: ComplaintList) -> [Row]? {
        let names = table.header.cells.map { $0.text.lowercased() }
        let (id, email) = (column(.id, names), column(.email, names))
        let status = names.firstIndex(of: "status")
        guard id != nil || email != nil else {
            complaints.add(
                at: table.header.mark, "there is neither a column \"email\" nor a column \"id\"",
                remedy: "expected a first line such as name,email")
            return nil
        }
        return table.rows.compactMap { row in
            func text(_ column: Int?) -> String? { column.map { row.cells[$0].text }.flatMap { $0.isEmpty ? nil : $0 } }
            guard text(id) != nil || text(email) != nil else {
                complaints.add(at: row.mark, "this row names nobody", remedy: "fill in the address, or remove the row")
                return nil
            }
            guard let hasHandedIn = hasHandedIn(status.map { row.cells[$0].text }) else {
                complaints.add(
                    at: status.map { row.cells[$0].mark } ?? row.mark,
                    "whether this status means handed in is not known: \"\(text(status) ?? "")\"",
                    remedy: "expected \"Submitted for grading\" or \"No submission\" or what Moodle writes for them in "
                        + "German; or leave the column out, and the rows of those who have not handed in")
                return nil
            }
            return Row(id: text(id), email: text(email), hasHandedIn: hasHandedIn, mark: row.mark)
        }
    }

    private static func column(_ column: RosterColumn, _ names: [String]) -> Int? {
        names.firstIndex { column.headers.contains($0) }
    }

    /// As Moodle says it in English and German; nil where it says neither, and a guess would end somebody's reminders.
    private static func hasHandedIn(_ status: String?) -> Bool? {
        guard let status = status?.lowercased() else { return true }
        if denials.contains(where: status.contains) { return false }
        return confirmations.contains(where: status.contains) ? true : nil
    }

    /// Looked for first: "not submitted" is submitted, too.
    private static let denials = [
        "no submission", "not submitted", "no attempt", "draft", "reopened", "keine abgabe", "keine eingereicht",
        "nicht abgegeben", "nicht eingereicht", "noch nicht", "kein versuch", "entwurf", "wieder geöffnet",
    ]
    private static let confirmations = ["submitted", "abgegeben", "eingereicht"]
}
