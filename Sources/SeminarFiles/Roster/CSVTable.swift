import SwiftCSV

/// The rows of a CSV file with the place of each cell, which SwiftCSV, who takes the cells apart, does not keep.
///
/// SwiftCSV also fills short rows up and lets an open quote swallow the rest of a file; hence rows are told apart here,
/// and handed to it one at a time.
struct CSVTable {
    struct Cell {
        let text: String
        let mark: SourceMark
    }

    struct Row {
        let cells: [Cell]
        var mark: SourceMark { cells[0].mark }
    }

    let header: Row
    /// Those that are not all empty.
    let rows: [Row]

    init?(_ text: String, file: String, complaints: ComplaintList) {
        let delimiter = CSVDelimiter.guessed(string: text)
        let records = CSVRecord.split(text, by: delimiter.rawValue, file: file)
        let rows = records.compactMap { record -> Row? in
            do throws(Complaint) {
                return try record.row(delimiter)
            } catch {
                complaints.add(error)
                return nil
            }
        }.filter { row in row.cells.contains { !$0.text.isEmpty } }
        guard let header = rows.first else {
            if complaints.complaints.isEmpty {
                complaints.add(
                    at: SourceMark(file: file), "the roster is empty",
                    remedy: "expected a first line such as name,email")
            }
            return nil
        }
        self.header = header
        self.rows = rows.dropFirst().filter { row in
            guard row.cells.count != header.cells.count else { return true }
            complaints.add(
                at: row.mark,
                "this row has not as many cells as the first line: \(row.cells.count), not \(header.cells.count)",
                remedy:
                    "a cell that holds a \(delimiter.spelledOut) needs quotes, an empty one its \(delimiter.spelledOut)"
            )
            return false
        }
    }
}

extension CSVDelimiter {
    fileprivate var spelledOut: String {
        switch self {
        case .comma: "comma"
        case .semicolon: "semicolon"
        case .tab: "tab"
        case .character(let character): "\(character)"
        }
    }
}
