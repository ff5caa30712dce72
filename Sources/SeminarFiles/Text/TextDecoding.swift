/// Bytes as text: UTF-8, with or without a byte order mark, and nothing else.
enum TextDecoding {
    /// Throws what is wrong and how to save the file instead.
    static func text(of bytes: [UInt8], file: String) throws(Complaint) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || looksLikeUTF16(bytes) {
            throw Complaint(at: SourceMark(file: file), "the file is UTF-16", remedy: "save it as UTF-8")
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            throw Complaint(
                at: firstInvalid(in: content, file: file), "the text is not UTF-8, probably Latin-1",
                remedy: "save the file as UTF-8")
        }
        return text
    }

    /// Files of mostly ASCII have a zero in every other byte.
    private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 4 && (bytes[0] == 0) != (bytes[1] == 0) && (bytes[2] == 0) != (bytes[3] == 0)
    }

    private static func firstInvalid(in bytes: ArraySlice<UInt8>, file: String) -> SourceMark {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        let repaired = String(decoding: lines[index], as: UTF8.self)
        let before = repaired.prefix { $0.unicodeScalars.first != "\u{FFFD}" }
        return SourceMark(file: file, line: index + 1, column: before.count + 1)
    }
}
