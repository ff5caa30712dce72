/// Text in aligned columns, a heading above them.
package struct Table: Sendable {
    package struct Column: Sendable {
        package enum Content: Sendable {
            /// Names, states and times, which are copied or compared: never cut.
            case name
            /// Aligned at the right.
            case number
            /// Cut where the screen is too narrow for all.
            case prose
        }

        package var title: String
        package var content: Content

        package init(_ title: String, _ content: Content = .name) {
            self.title = title
            self.content = content
        }
    }

    package var columns: [Column]
    package var rows: [[StyledText]]

    package init(_ columns: [Column], rows: [[StyledText]]) {
        self.columns = columns
        self.rows = rows
    }

    /// Lines without trailing blanks; columns that are empty in every row are left out, and prose is cut where the
    /// screen has an end.
    package func text(on screen: Screen) -> String {
        let used = columns.indices.filter { index in rows.contains { !$0[index].text.isEmpty } }
        let heading = used.map { StyledText(columns[$0].title, .heading) }
        let lines = [heading] + rows.map { row in used.map { row[$0] } }
        let natural = used.indices.map { index in lines.map { $0[index].width }.max() ?? 0 }
        let prose = used.indices.filter { columns[used[$0]].content == .prose }
        let widths = screen.width.map { Self.fitting(natural, into: $0, cutting: prose) } ?? natural
        return lines.map { line in
            let cells = line.indices.map { index in
                cell(line[index], of: columns[used[index]], width: widths[index], on: screen)
            }
            return cells.joined(separator: Self.gap).trimmingTrailingBlanks + "\n"
        }.joined()
    }

    private static let gap = "  "
    /// Below this a cut column says nothing any more; then lines are wrapped by the terminal instead.
    private static let narrowest = 12

    /// The widest of the columns that may be cut gives first.
    private static func fitting(_ widths: [Int], into screenWidth: Int, cutting prose: [Int]) -> [Int] {
        var widths = widths
        var excess = widths.reduce(0, +) + gap.count * (widths.count - 1) - screenWidth
        while excess > 0, let widest = prose.max(by: { widths[$0] < widths[$1] }), widths[widest] > narrowest {
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func cell(_ text: StyledText, of column: Column, width: Int, on screen: Screen) -> String {
        let text = text.cut(to: width)
        let blanks = String(repeating: " ", count: width - text.width)
        let content = text.rendered(screen.isStyled)
        return column.content == .number ? blanks + content : content + blanks
    }
}

extension String {
    fileprivate var trimmingTrailingBlanks: Substring {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return self[...last]
    }
}
