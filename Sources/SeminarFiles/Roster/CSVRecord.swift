import SwiftCSV

/// The text of one row, which may run over lines within quotes (RFC 4180 §2), and where its cells begin.
struct CSVRecord {
    private(set) var text = ""
    private(set) var cells: [SourceMark]
    private(set) var openQuote: SourceMark?

    private init(at mark: SourceMark) { cells = [mark] }

    static func split(_ text: String, by delimiter: Character, file: String) -> [CSVRecord] {
        var mark = SourceMark(file: file)
        var records = [CSVRecord(at: mark)]
        for character in text {
            let last = records.count - 1
            let isNewline = character.isNewline
            let isEnd = isNewline && records[last].openQuote == nil
            if character == "\"" { records[last].openQuote = records[last].openQuote == nil ? mark : nil }
            mark = isNewline ? SourceMark(file: file, line: mark.line + 1) : mark.next
            if isEnd {
                records.append(CSVRecord(at: mark))
            } else {
                records[last].text.append(character)
                if character == delimiter, records[last].openQuote == nil { records[last].cells.append(mark) }
            }
        }
        return records.filter { !$0.text.isEmpty }
    }

    func row(_ delimiter: CSVDelimiter) throws(Complaint) -> CSVTable.Row {
        let remedy = "write a quote within a cell twice, and put the cell in quotes"
        if let openQuote {
            throw Complaint(at: openQuote, "the quote that opens here is not closed", remedy: remedy)
        }
        // A row that ends with an empty cell needs its line's end to keep it.
        let fields = try? EnumeratedCSV(string: text + "\n", delimiter: delimiter, loadColumns: false).header
        guard let fields, fields.count == cells.count else {
            throw Complaint(at: cells[0], "the quotes of this row are misplaced", remedy: remedy)
        }
        return CSVTable.Row(cells: zip(fields, cells).map { CSVTable.Cell(text: $0.trimmingSpaces, mark: $1) })
    }
}

extension SourceMark {
    fileprivate var next: SourceMark { SourceMark(file: file, line: line, column: column + 1) }
}
