import SeminarCore

/// Reads rows under their headers.
struct RosterReader {
    private let columns: [RosterColumn: Int]
    private let papers: Set<String>
    private let complaints: ComplaintList

    /// Nil where a column that everyone needs is missing.
    init?(_ table: CSVTable, papers: Set<String>, complaints: ComplaintList) {
        var columns: [RosterColumn: Int] = [:]
        for (index, cell) in table.header.cells.enumerated() {
            guard let column = RosterColumn.named(cell.text) else {
                Self.warnOfNearMiss(cell, complaints)
                continue
            }
            if let first = columns.updateValue(index, forKey: column) {
                let name = table.header.cells[first].text
                complaints.add(
                    at: cell.mark, "the column \"\(cell.text)\" is there twice, first as \"\(name)\"",
                    remedy: "remove one of them")
            }
        }
        self.columns = columns
        self.papers = papers
        self.complaints = complaints
        let found = table.header.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: ", ").shortened
        let hasName = columns[.name] != nil || columns[.firstName] != nil && columns[.lastName] != nil
        let missing = [("name", hasName), ("email", columns[.email] != nil)].filter { !$0.1 }.map(\.0)
        for name in missing {
            complaints.add(
                at: table.header.mark, "there is no column \"\(name)\", only \(found)",
                remedy: "expected a first line such as name,email")
        }
        guard missing.isEmpty else { return nil }
    }

    /// Exports have columns of their own, which are passed over; a slip in one of ours is worth a word.
    private static func warnOfNearMiss(_ cell: CSVTable.Cell, _ complaints: ComplaintList) {
        let known = ["name", "email", "language", "paper", "talk", "tags"]
        guard let nearest = Spelling.nearest(to: cell.text, among: known) else { return }
        complaints.warn(
            at: cell.mark, "the column \"\(cell.text.shortened)\" is not read", remedy: "did you mean \"\(nearest)\"?")
    }

    func rows(of rows: [CSVTable.Row]) -> [RosterFile.Row] {
        var addresses: [EmailAddress: SourceMark] = [:]
        var ids: [String: SourceMark] = [:]
        return rows.compactMap { row in
            guard let entry = entry(row) else { return nil }
            if let first = addresses.updateValue(mark(.email, row), forKey: entry.email) {
                complaints.add(
                    at: mark(.email, row), "the address \(entry.email) is also in line \(first.line)",
                    remedy: "remove one of the rows; capitals make no difference")
            }
            if let id = entry.id, let first = ids.updateValue(mark(.id, row), forKey: id.lowercased()) {
                complaints.add(
                    at: mark(.id, row), "the id \"\(id)\" is also in line \(first.line)",
                    remedy: "correct one of the rows")
            }
            return RosterFile.Row(entry: entry, mark: mark(entry.id == nil ? .email : .id, row))
        }
    }

    private func entry(_ row: CSVTable.Row) -> RosterEntry? {
        let (name, email, language) = (name(row), email(row), language(row))
        let id = text(.id, row)
        let (paper, talk) = (paper(row), text(.talk, row))
        let tags = text(.tags, row)?.split { $0 == ";" || $0 == "," || $0 == " " }.map(String.init) ?? []
        guard let name, let email else { return nil }
        return RosterEntry(id: id, name: name, email: email, language: language, paper: paper, talk: talk, tags: tags)
    }

    private func name(_ row: CSVTable.Row) -> String? {
        if let name = text(.name, row) { return name }
        let parts = [text(.firstName, row), text(.lastName, row)].compactMap(\.self)
        if !parts.isEmpty { return parts.joined(separator: " ") }
        let column: RosterColumn = columns[.name] == nil ? .lastName : .name
        guard [.name, .firstName, .lastName].allSatisfy({ cell($0, row)?.text.isEmpty ?? true }) else { return nil }
        complaints.add(at: mark(column, row), "the name is missing", remedy: "fill it in")
        return nil
    }

    private func email(_ row: CSVTable.Row) -> EmailAddress? {
        let text = cell(.email, row)?.text ?? ""
        guard !text.isEmpty else {
            complaints.add(at: mark(.email, row), "the address is missing", remedy: "fill it in, or remove the row")
            return nil
        }
        do {
            return try EmailAddress(parsing: text)
        } catch {
            complaints.add(at: mark(.email, row), "\"\(text.shortened)\": \(error.what)", remedy: error.remedy)
            return nil
        }
    }

    private func language(_ row: CSVTable.Row) -> Language? {
        guard let text = text(.language, row) else { return nil }
        if let language = Language(rawValue: text.lowercased()) { return language }
        complaints.add(
            at: mark(.language, row), "the language \"\(text.shortened)\" is not one of ours",
            remedy: "expected en or de")
        return nil
    }

    /// A paper that the seminar does not list is perhaps meant as its title.
    private func paper(_ row: CSVTable.Row) -> String? {
        guard let paper = text(.paper, row) else { return nil }
        if !papers.isEmpty, !papers.contains(paper) {
            complaints.warn(
                at: mark(.paper, row), "the seminar lists no paper \"\(paper.shortened)\"",
                remedy: Spelling.nearest(to: paper, among: papers.sorted()).map { "did you mean \"\($0)\"?" }
                    ?? "name the id of one of its papers")
        }
        return paper
    }

    private func cell(_ column: RosterColumn, _ row: CSVTable.Row) -> CSVTable.Cell? {
        columns[column].map { row.cells[$0] }
    }

    private func mark(_ column: RosterColumn, _ row: CSVTable.Row) -> SourceMark { cell(column, row)?.mark ?? row.mark }

    /// One line, or nil where the cell is empty.
    private func text(_ column: RosterColumn, _ row: CSVTable.Row) -> String? {
        guard let cell = cell(column, row), !cell.text.isEmpty else { return nil }
        guard cell.text.unicodeScalars.contains(where: \.isControl) else { return cell.text }
        complaints.add(
            at: cell.mark, "\"\(cell.text.shortened)\" is not one line of text", remedy: "remove the line break")
        return nil
    }
}
