/// One unfolded content line as `CalendarLint` reads it.
struct LintedLine {
    struct Parameter {
        let name: String
        let value: String
        let isQuoted: Bool
    }

    /// What can be compared between DTSTART and its companions.
    enum DateTimeForm: Equatable {
        case date
        case utc
        case zoned(String)
        case floating
    }

    let name: String
    let parameters: [Parameter]
    let value: String

    static let textProperties: Set = [
        "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "NAME", "PRODID", "X-WR-CALNAME", "X-WR-CALDESC",
        "TZID", "TZNAME",
    ]

    subscript(parameter: String) -> String? {
        parameters.first { $0.name == parameter }?.value
    }

    /// Nil where the value is not even of its type's length.
    var dateTimeForm: DateTimeForm? {
        let digits = value.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        if self["VALUE"] == "DATE" { return value.utf8.count == 8 && digits == 8 ? .date : nil }
        guard digits == 14, value.dropFirst(8).first == "T" else { return nil }
        if let zone = self["TZID"] { return value.utf8.count == 15 ? .zoned(zone) : nil }
        guard value.hasSuffix("Z") else { return value.utf8.count == 15 ? .floating : nil }
        return value.utf8.count == 16 ? .utc : nil
    }
}

extension LintedLine {
    /// Nil for a line that cannot be read.
    static func lines(of bytes: [UInt8]) -> [LintedLine?] {
        String(decoding: bytes, as: UTF8.self)
            .unicodeScalars.unfolded
            .map { LintedLine(reading: $0) }
    }

    private init?(reading line: [Unicode.Scalar]) {
        var rest = line[...]
        let name = rest.takePrefix { !";:".unicodeScalars.contains($0) }
        var parameters: [Parameter] = []
        while rest.first == ";" {
            rest = rest.dropFirst()
            let name = rest.takePrefix { $0 != "=" }
            guard !name.isEmpty, rest.popFirst() != nil else { return nil }
            let isQuoted = rest.first == "\""
            if isQuoted { rest = rest.dropFirst() }
            let value = rest.takePrefix { isQuoted ? $0 != "\"" : !";:".unicodeScalars.contains($0) }
            if isQuoted, rest.popFirst() == nil { return nil }
            parameters.append(Parameter(name: name, value: value, isQuoted: isQuoted))
        }
        guard rest.popFirst() == ":", !name.isEmpty else { return nil }
        self.name = name
        self.parameters = parameters
        value = String(String.UnicodeScalarView(rest))
    }
}

extension ArraySlice<Unicode.Scalar> {
    fileprivate mutating func takePrefix(while isPart: (Unicode.Scalar) -> Bool) -> String {
        let taken = prefix(while: isPart)
        self = dropFirst(taken.count)
        return String(String.UnicodeScalarView(taken))
    }
}

extension String.UnicodeScalarView {
    /// Logical lines; CR LF and a space join two physical ones.
    fileprivate var unfolded: [[Unicode.Scalar]] {
        var lines: [[Unicode.Scalar]] = []
        for physical in filter({ $0 != "\r" }).split(separator: "\n" as Unicode.Scalar) {
            if physical.first == " ", !lines.isEmpty {
                lines[lines.count - 1].append(contentsOf: physical.dropFirst())
            } else {
                lines.append(Array(physical))
            }
        }
        return lines
    }
}

/// A component with its content lines.
struct LintedComponent {
    let name: String
    var lines: [LintedLine] = []
    var children: [LintedComponent] = []

    init(name: String) {
        self.name = name
    }

    subscript(name: String) -> LintedLine? {
        lines.first { $0.name == name }
    }

    func count(of name: String) -> Int {
        lines.count { $0.name == name }
    }

    /// For complaints.
    var title: String {
        "\(name) \(self["UID"]?.value ?? "")"
    }
}
