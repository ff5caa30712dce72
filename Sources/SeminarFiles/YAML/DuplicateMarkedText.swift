import Yams

/// A YAML text in which the earlier of two equal keys is replaced by a placeholder of the same length.
///
/// Yams stops at the first mapping that repeats a key and names the place of the earlier one only. With that one out
/// of its way the rest of the file can be read, and every complaint about it be made in the same run; whoever walks the
/// nodes recognises the placeholder, and complains.
struct DuplicateMarkedText {
    private(set) var text: String
    private let source: SourceText
    private var count: UInt32 = 0

    init(_ source: SourceText) {
        text = source.text
        self.source = source
    }

    /// Of the private use area, so that no key of a person's begins with it.
    private static let placeholders: ClosedRange<UInt32> = 0xE000...0xF8FF

    static func isPlaceholder(_ key: String) -> Bool {
        key.unicodeScalars.first.map { placeholders.contains($0.value) } ?? false
    }

    /// False where the key is written in a way that cannot be found in the text, with escapes say.
    mutating func markFirst(_ key: String, at mark: Mark) -> Bool {
        let scalar = Unicode.Scalar(Self.placeholders.lowerBound + count)
        guard let scalar, count < 1000, let range = range(of: key, at: mark) else { return false }
        count += 1
        let length = text[range].unicodeScalars.count
        text.replaceSubrange(range, with: String(repeating: Character(scalar), count: length))
        return true
    }

    private func range(of key: String, at mark: Mark) -> Range<String.Index>? {
        let lines = text.lines
        guard lines.indices.contains(mark.line - 1) else { return nil }
        let rest = lines[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1)
        let unquoted = rest.first == "\"" || rest.first == "'" ? rest.dropFirst() : rest
        guard !key.isEmpty, unquoted.starts(with: key.unicodeScalars) else { return nil }
        return unquoted.startIndex..<unquoted.index(unquoted.startIndex, offsetBy: key.unicodeScalars.count)
    }
}

extension YAMLValue {
    /// A key as the file has it, where a placeholder may have taken its place.
    var originalKey: String? {
        guard let name = node.scalar?.string, let mark = node.mark else { return nil }
        guard DuplicateMarkedText.isPlaceholder(name) else { return name }
        let rest = source.line(mark.line).unicodeScalars.dropFirst(mark.column - 1)
        let unquoted = rest.first == "\"" || rest.first == "'" ? rest.dropFirst() : rest
        return String(String.UnicodeScalarView(unquoted.prefix(name.unicodeScalars.count)))
    }
}
