extension DocumentProperty {
    init(parsing line: UnfoldedLines.Line) throws(CalendarSyntaxError) {
        guard let text = String(validating: line.octets, as: UTF8.self) else {
            throw CalendarSyntaxError(
                line: line.number, "the text is not UTF-8, probably Latin-1", remedy: "save the file as UTF-8")
        }
        var scanner = ContentLineScanner(text)
        let name = scanner.word()
        let parameters = scanner.parameters()
        guard !name.isEmpty, let parameters, let value = scanner.value() else {
            throw CalendarSyntaxError(
                line: line.number, "\"\(text.excerpt)\" is not NAME:value",
                remedy: "begin lines that continue others with a space, and separate name and value by a colon")
        }
        self.init(name: name.uppercased(), parameters: parameters, value: value, line: line.number)
    }
}

/// Reads a content line from its front.
private struct ContentLineScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    /// `iana-token` or `x-name`, with the underscores and full stops of those who know neither.
    mutating func word() -> String {
        take { octet in
            switch octet {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "-_.".utf8.contains(octet)
            }
        }
    }

    /// Nil where one is not finished.
    mutating func parameters() -> [DocumentProperty.Parameter]? {
        var parameters: [DocumentProperty.Parameter] = []
        while skip(";") {
            let name = word()
            guard !name.isEmpty else { return nil }
            var values: [String] = []
            if skip("=") {
                repeat {
                    guard let value = parameterValue() else { return nil }
                    values.append(value)
                } while skip(",")
            }
            parameters.append(DocumentProperty.Parameter(name: name.uppercased(), values: values))
        }
        return parameters
    }

    mutating func value() -> String? {
        guard skip(":") else { return nil }
        return String(Substring(rest))
    }

    private mutating func parameterValue() -> String? {
        if skip("\"") {
            let quoted = take { $0 != UInt8(ascii: "\"") }
            return skip("\"") ? quoted.withoutCarets : nil
        }
        // Exchange writes `TZID=(UTC+01:00) Amsterdam, Berlin` without quotes: what is in brackets is no separator.
        let bracket = rest.first == UInt8(ascii: "(") ? take { $0 != UInt8(ascii: ")") } : ""
        return (bracket + take { !";:,".utf8.contains($0) }).withoutCarets
    }

    private mutating func take(while isWanted: (UInt8) -> Bool) -> String {
        let taken = rest.prefix(while: isWanted)
        rest = rest[taken.endIndex...]
        return String(Substring(taken))
    }

    private mutating func skip(_ separator: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == separator.value else { return false }
        rest = rest.dropFirst()
        return true
    }
}

extension String {
    /// RFC 6868 §3.1.
    fileprivate var withoutCarets: String {
        guard utf8.contains(UInt8(ascii: "^")) else { return self }
        var (decoded, isEscaped) = (String.UnicodeScalarView(), false)
        for scalar in unicodeScalars {
            guard isEscaped else {
                if scalar == "^" { isEscaped = true } else { decoded.append(scalar) }
                continue
            }
            isEscaped = false
            switch scalar {
            case "n", "N": decoded.append("\n")
            case "'": decoded.append("\"")
            case "^": decoded.append("^")
            default: decoded.append(contentsOf: ["^", scalar])
            }
        }
        if isEscaped { decoded.append("^") }
        return String(decoded)
    }
}
