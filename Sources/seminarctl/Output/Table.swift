/// Text in aligned columns, a heading above them.
package struct Table: Sendable {
    package enum Alignment: Sendable {
        case left
        case right
    }

    package struct Column: Sendable {
        package var title: String
        package var alignment: Alignment

        package init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    package var columns: [Column]
    package var rows: [[StyledText]]

    package init(_ columns: [Column], rows: [[StyledText]]) {
        self.columns = columns
        self.rows = rows
    }

    /// Lines without trailing blanks; columns that are empty in every row are left out.
    package func text(styled isStyled: Bool) -> String {
        let used = columns.indices.filter { index in rows.contains { !$0[index].text.isEmpty } }
        let heading = used.map { StyledText(columns[$0].title, .heading) }
        let lines = [heading] + rows.map { row in used.map { row[$0] } }
        let widths = used.indices.map { index in lines.map { $0[index].width }.max() ?? 0 }
        return lines.map { line in
            var text = ""
            for (position, cell) in line.enumerated() {
                let blanks = String(repeating: " ", count: widths[position] - cell.width)
                let content = cell.rendered(isStyled)
                let isLast = position == line.count - 1
                switch columns[used[position]].alignment {
                case .left: text += content + (isLast ? "" : blanks)
                case .right: text += blanks + content
                }
                text += isLast ? "" : "  "
            }
            return text.trimmingTrailingBlanks + "\n"
        }.joined()
    }
}

extension String {
    fileprivate var trimmingTrailingBlanks: Substring {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return self[...last]
    }
}
