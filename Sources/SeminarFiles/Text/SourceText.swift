/// The text of a file that people edit: UTF-8 without invisible characters, and its lines for complaints.
struct SourceText {
    let file: String
    let text: String
    private let lines: [Substring]

    /// Throws where what stands in the file is not text.
    init(_ bytes: [UInt8], file: String) throws(Complaint) {
        self.file = file
        text = try TextDecoding.text(of: bytes, file: file)
        lines = text.lines
        for (index, line) in lines.enumerated() {
            guard let column = line.unicodeScalars.firstIndex(where: \.isInvisible) else { continue }
            let scalar = line.unicodeScalars[column]
            let before = line.unicodeScalars[..<column]
            throw Complaint(
                at: SourceMark(file: file, line: index + 1, column: String(before).count + 1),
                "the invisible character U+\(scalar.codePoint) stands here", remedy: "remove it")
        }
    }

    /// The text of line `number`, counted from 1.
    func line(_ number: Int) -> Substring { lines.indices.contains(number - 1) ? lines[number - 1] : "" }

    /// The place that a count of Unicode scalars within the line names.
    func mark(line number: Int, scalarColumn: Int) -> SourceMark {
        let before = line(number).unicodeScalars.prefix(max(0, scalarColumn - 1))
        return SourceMark(file: file, line: number, column: String(String.UnicodeScalarView(before)).count + 1)
    }
}

extension String {
    /// The lines as YAML and editors count them, whatever else Unicode takes for a line's end.
    var lines: [Substring] {
        split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }
}

extension Unicode.Scalar {
    /// What YAML 1.2 §5.1 does not allow in a file, and the separators that only some programs take for a line's end.
    fileprivate var isInvisible: Bool {
        switch value {
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    fileprivate var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
