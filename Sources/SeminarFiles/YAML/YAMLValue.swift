import CivilTime
import Yams

/// One value of a YAML file; what it is, is said by who asks.
struct YAMLValue {
    let node: Node
    let source: SourceText
    let complaints: ComplaintList

    var mark: SourceMark {
        node.mark.map { source.mark(line: $0.line, scalarColumn: $0.column) } ?? SourceMark(file: source.file)
    }

    func sibling(_ node: Node) -> YAMLValue { YAMLValue(node: node, source: source, complaints: complaints) }

    func refuse(_ what: String, remedy: String) { complaints.add(at: mark, what, remedy: remedy) }

    /// Empty, `~` and `null`, unquoted, stand for a value that is not there.
    var isMissing: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// The tag that is written out, or nil; one that says that a quoted text is text is not noticed.
    var explicitTag: String? {
        let tag: Tag
        switch node {
        case .scalar(let scalar): tag = scalar.tag
        case .mapping(let mapping): tag = mapping.tag
        case .sequence(let sequence): tag = sequence.tag
        case .alias(let alias): tag = alias.tag
        }
        let isQuoted = node.scalar.map { $0.style != .plain } ?? false
        let name = tag.rawValue
        return name.isEmpty || isQuoted && name == Tag.Name.str.rawValue ? nil : name
    }
}

extension YAMLValue {
    /// The scalar as it is written, `expected` completing "expected …" where it is none.
    func raw(expected: @autoclosure () -> String) -> String? {
        guard case .scalar(let scalar) = node else {
            refuse("a text is expected here, not \(kind)", remedy: "expected \(expected())")
            return nil
        }
        return scalar.string
    }

    func read<Value: ScalarReadable>(_ type: Value.Type) -> Value? {
        guard let text = raw(expected: Value.expectedText) else { return nil }
        if let value = Value(text) { return value }
        if let day = text.dayThatIsNone {
            refuse("there is no day \(day)", remedy: "expected a day of the calendar")
        } else {
            let kind = Value.expectedText.firstRange(of: " such as").map { Value.expectedText[..<$0.lowerBound] }
            refuse("\"\(text.shortened)\" is not \(kind ?? "readable")", remedy: "expected \(Value.expectedText)")
        }
        return nil
    }

    var isMapping: Bool { node.mapping != nil }

    var items: [YAMLValue]? {
        guard case .sequence(let sequence) = node else { return nil }
        return sequence.map(sibling)
    }

    /// The items of a list; one that is missing is refused.
    func list(expected: String) -> [YAMLValue] {
        guard let items else {
            refuse("a list is expected here, not \(kind)", remedy: "expected \(expected)")
            return []
        }
        return items.filter { item in
            if item.isMissing { item.refuse("an empty item in a list", remedy: "fill it in or remove it") }
            return !item.isMissing
        }
    }

    var kind: String {
        switch node {
        case .scalar: "a text"
        case .mapping: "keys and values"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}

extension String {
    /// For complaints: in one line, and not longer than one.
    var shortened: String {
        let visible = String(String.UnicodeScalarView(unicodeScalars.map(\.visible))).replacing("␍⏎", with: "⏎")
        return visible.count <= 60 ? visible : "\(visible.prefix(59))…"
    }
}

extension String {
    /// The day at the start of a text that has the form of one, and is none: 30 February.
    fileprivate var dayThatIsNone: String? {
        let day = String(prefix(10))
        let form = day.map { $0.isASCII && $0.isNumber ? "9" : $0 }
        return String(form) == "9999-99-99" && CivilDate(day) == nil ? day : nil
    }
}

extension Unicode.Scalar {
    /// Unicode's picture of a control character, itself otherwise.
    fileprivate var visible: Unicode.Scalar {
        switch value {
        case 0x0A: "⏎"
        case 0x00..<0x20: Unicode.Scalar(0x2400 + value) ?? self
        case 0x7F...0x9F: "␡"
        default: self
        }
    }
}
