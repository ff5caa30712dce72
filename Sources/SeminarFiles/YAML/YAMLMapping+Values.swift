import CivilTime
import SeminarCore

extension YAMLMapping {
    /// The value of a key that has to be there.
    func required(_ key: Key, expected: String) -> YAMLValue? {
        if let value = self[key] { return value }
        let what =
            isThere(key) ? "the key \"\(key.rawValue)\" has no value" : "\(noun) lacks the key \"\(key.rawValue)\""
        refuse(key, what, remedy: "expected \(expected)")
        return nil
    }

    func read<Value: ScalarReadable>(_ key: Key, _ type: Value.Type = Value.self) -> Value? {
        self[key]?.read(type)
    }

    func required<Value: ScalarReadable>(_ key: Key, _ type: Value.Type = Value.self) -> Value? {
        required(key, expected: Value.expectedText)?.read(type)
    }

    /// A text of one line.
    func line(_ key: Key) -> String? { self[key]?.line(expected: "a text") }

    func requiredLine(_ key: Key, expected: String = "a text") -> String? {
        required(key, expected: expected)?.line(expected: expected)
    }

    /// A text that may have paragraphs.
    func paragraphs(_ key: Key) -> String? { self[key]?.paragraphs(expected: "a text") }

    func identifier(_ key: Key) -> Identifier? { self[key]?.identifier() }

    func requiredIdentifier(_ key: Key) -> Identifier? {
        required(key, expected: YAMLValue.expectedIdentifier)?.identifier()
    }

    func bool(_ key: Key) -> Bool? { self[key]?.choice(of: ["true", "false"]).map { $0 == "true" } }

    func choice<Value: RawRepresentable & CaseIterable>(
        _ key: Key, _ type: Value.Type = Value.self
    ) -> Value? where Value.RawValue == String {
        self[key]?.choice(of: Value.allCases.map(\.rawValue)).flatMap(Value.init(rawValue:))
    }

    func integer(_ key: Key, in range: ClosedRange<Int>) -> Int? {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let value = self[key], let text = value.raw(expected: expected) else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        value.refuse("\"\(text.shortened)\" does not fit here", remedy: "expected \(expected)")
        return nil
    }

    func list(_ key: Key, expected: String) -> [YAMLValue] { self[key]?.list(expected: expected) ?? [] }
}

extension YAMLValue {
    static let expectedIdentifier = "1 to 64 of the characters a-z, 0-9 and -"

    func identifier() -> Identifier? {
        guard let text = raw(expected: Self.expectedIdentifier) else { return nil }
        if let identifier = Identifier(text) { return identifier }
        refuse("\"\(text.shortened)\" is no id", remedy: "expected \(Self.expectedIdentifier)")
        return nil
    }

    func choice(of names: [String]) -> String? {
        let expected = "\(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"
        guard let text = raw(expected: expected) else { return nil }
        if names.contains(text) { return text }
        refuse("\"\(text.shortened)\" does not fit here", remedy: "expected \(expected)")
        return nil
    }

    func line(expected: String) -> String? {
        guard let text = raw(expected: expected).map(\.withoutFinalLineBreaks) else { return nil }
        guard text.unicodeScalars.contains(where: \.isControl) else { return refusingEmpty(text, expected: expected) }
        refuse("\"\(text.shortened)\" is not one line of text", remedy: "expected \(expected) without line breaks")
        return nil
    }

    func paragraphs(expected: String) -> String? {
        guard let text = raw(expected: expected).map(\.withoutFinalLineBreaks) else { return nil }
        guard text.unicodeScalars.contains(where: { $0.isControl && $0 != "\n" && $0 != "\t" }) else {
            return refusingEmpty(text, expected: expected)
        }
        refuse("\"\(text.shortened)\" holds a control character", remedy: "remove it")
        return nil
    }

    /// Quoted, and nothing between the quotes.
    private func refusingEmpty(_ text: String, expected: String) -> String? {
        guard text.allSatisfy(\.isWhitespace) else { return text }
        refuse("the text is empty", remedy: "expected \(expected); or remove the key")
        return nil
    }

    func address() -> EmailAddress? {
        guard let text = raw(expected: "an address such as name@example.org") else { return nil }
        do {
            return try EmailAddress(parsing: text)
        } catch {
            refuse("\"\(text.shortened)\": \(error.what)", remedy: error.remedy)
            return nil
        }
    }
}

extension Unicode.Scalar {
    /// C0, DEL and C1.
    var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}

extension String {
    /// A block text (`|`) ends with a line break that nobody means.
    fileprivate var withoutFinalLineBreaks: String {
        var text = self
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}

extension CustomStringConvertible {
    /// A sentence `what; remedy` in its two halves.
    var what: String { description.firstRange(of: "; ").map { String(description[..<$0.lowerBound]) } ?? description }
    var remedy: String {
        description.firstRange(of: "; ").map { String(description[$0.upperBound...]) } ?? "correct it"
    }
}
