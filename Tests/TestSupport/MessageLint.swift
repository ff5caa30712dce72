import Foundation

/// What is wrong with a message as it goes over the wire, by rules that do not share a line with the code that writes it.
///
/// Every mail that a test composes goes through it; an empty answer is the expectation.
package struct MessageLint {
    /// Complaints in the order in which they were found.
    package private(set) var complaints: [String] = []

    package static func complaints(about message: some Collection<UInt8>) -> [String] {
        var lint = MessageLint()
        lint.checkLines(Array(message))
        lint.checkEntity(Array(message), path: "message", isWhole: true)
        return lint.complaints
    }

    private mutating func complain(_ path: String, _ text: String) {
        complaints.append("\(path): \(text)")
    }
}

// MARK: Lines

extension MessageLint {
    /// RFC 5322 §2.1.1 and §2.3: CRLF together or not at all, and lines of at most 998 octets.
    private mutating func checkLines(_ octets: [UInt8]) {
        var start = 0
        for (index, octet) in octets.enumerated() {
            let next = index + 1 < octets.count ? octets[index + 1] : 0
            if octet == 0 { complain("octet \(index)", "NUL") }
            if octet >= 0x80 { complain("octet \(index)", "8-bit octet where nothing declares one") }
            if octet == 0x0D, next != 0x0A { complain("octet \(index)", "bare CR") }
            guard octet == 0x0A else { continue }
            if index == 0 || octets[index - 1] != 0x0D { complain("octet \(index)", "bare LF") }
            if index - start > 999 { complain("octet \(start)", "line over 998 octets") }
            start = index + 1
        }
        if octets.suffix(2) != [0x0D, 0x0A] { complain("end", "last line is not terminated") }
    }

    /// Wire lines without their CRLF.
    private func lines(_ octets: [UInt8]) -> [[UInt8]] {
        octets.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            Array(line.last == 0x0D ? line.dropLast() : line)
        }
    }
}

// MARK: Header

extension MessageLint {
    private typealias Field = (name: String, value: String)

    private static let once = [
        "date", "from", "sender", "reply-to", "to", "cc", "message-id", "in-reply-to", "references", "subject",
        "mime-version", "content-type", "content-transfer-encoding", "auto-submitted", "list-id",
        "list-unsubscribe", "list-unsubscribe-post", "content-disposition", "content-language",
    ]

    private static let required = ["date", "from", "to", "message-id", "subject", "mime-version", "content-type"]

    private mutating func checkEntity(_ octets: [UInt8], path: String, isWhole: Bool) {
        guard let end = octets.firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A]) else {
            complain(path, "no empty line between header and body")
            return
        }
        let fields = headerFields(Array(octets[..<end.lowerBound]), path: path)
        for name in Self.once where fields.filter({ $0.name == name }).count > 1 {
            complain(path, "\(name) occurs more than once")
        }
        if isWhole { checkMessageFields(fields, path: path) }
        checkBody(Array(octets[end.upperBound...]), fields: fields, path: path)
    }

    private mutating func headerFields(_ octets: [UInt8], path: String) -> [Field] {
        var fields: [Field] = []
        for line in lines(octets) {
            let text = String(decoding: line, as: UTF8.self)
            if text.hasPrefix(" ") || text.hasPrefix("\t") {
                if text.allSatisfy(\.isWhitespace) { complain(path, "folded line of white space only") }
                if fields.isEmpty { complain(path, "header begins with a continuation") }
                fields.indices.last.map { fields[$0].value += text }
            } else if let colon = text.firstIndex(of: ":"), colon != text.startIndex,
                text[..<colon].utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            {
                fields.append((text[..<colon].lowercased(), String(text[text.index(after: colon)...])))
            } else {
                complain(path, "not a header line: \(text.prefix(40))")
            }
            checkHeaderLine(text, path: path)
        }
        return fields
    }

    /// RFC 2047 §2: at most 75 characters a word and 76 a line that has one; and nothing but known charsets in them.
    private mutating func checkHeaderLine(_ text: String, path: String) {
        let words = text.components(separatedBy: " ").filter { $0.contains("=?") }
        if !words.isEmpty, text.utf8.count > 76 { complain(path, "line with an encoded word over 76: \(text)") }
        for word in words {
            guard let encoded = word.firstMatch(of: /=\?utf-8\?[QB]\?[!-~]*\?=/.ignoresCase()) else {
                complain(path, "broken encoded word: \(word)")
                continue
            }
            if encoded.output.utf8.count > 75 { complain(path, "encoded word over 75: \(word)") }
            if !isUTF8(encodedWord: String(encoded.output)) {
                complain(path, "encoded word splits a character: \(word)")
            }
        }
        if text.utf8.count > 78, text.dropFirst().contains(" ") && !text.hasPrefix(" ") {
            let first = text.components(separatedBy: " ").prefix(2).joined(separator: " ")
            if first.utf8.count < text.utf8.count { complain(path, "line over 78 that could be folded: \(text)") }
        }
        if text.last == " ", text.dropLast().last != ":" { complain(path, "trailing space: \(text)") }
    }

    private func isUTF8(encodedWord: String) -> Bool {
        let parts = encodedWord.split(separator: "?", omittingEmptySubsequences: false)
        let payload = parts.dropFirst(3).dropLast().joined(separator: "?")
        if parts[2].lowercased() == "b" {
            return Data(base64Encoded: payload).flatMap { String(validating: $0, as: UTF8.self) } != nil
        }
        return String(validating: decodeQuoted(Array(payload.utf8)), as: UTF8.self) != nil
    }

    private func decodeQuoted(_ octets: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < octets.count {
            if octets[index] == UInt8(ascii: "="), index + 2 < octets.count,
                let octet = UInt8(String(decoding: octets[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                result.append(octet)
                index += 3
            } else {
                result.append(octets[index])
                index += 1
            }
        }
        return result
    }

    private mutating func checkMessageFields(_ fields: [Field], path: String) {
        for name in Self.required where !fields.contains(where: { $0.name == name }) {
            complain(path, "\(name) is missing")
        }
        let patterns: [(String, Regex<Substring>)] = [
            ("date", /\ (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/),
            ("message-id", /\ <[^<>@\s]+@[^<>@\s]+>/),
            ("mime-version", /\ 1\.0/),
        ]
        for (name, pattern) in patterns {
            for field in fields where field.name == name && field.value.wholeMatch(of: pattern) == nil {
                complain(path, "\(name) is malformed:\(field.value)")
            }
        }
        for field in fields where ["from", "to", "reply-to"].contains(field.name) && !field.value.contains("@") {
            complain(path, "\(field.name) has no address:\(field.value)")
        }
        let names = Set(fields.map(\.name))
        if names.contains("list-unsubscribe-post"), !names.contains("list-unsubscribe") {
            complain(path, "one-click unsubscription without a link (RFC 8058)")
        }
    }
}

// MARK: Body

extension MessageLint {
    private mutating func checkBody(_ body: [UInt8], fields: [Field], path: String) {
        let type = fields.first { $0.name == "content-type" }?.value ?? " text/plain"
        guard type.lowercased().contains("multipart/") else {
            checkLeaf(body, type: type, fields: fields, path: path)
            return
        }
        guard let match = type.firstMatch(of: /boundary="?([^";]+)"?/) else {
            complain(path, "multipart without a boundary")
            return
        }
        checkParts(body, boundary: String(match.output.1), path: path)
    }

    /// RFC 2046 §5.1: each part between delimiter lines, and one closing delimiter at the end.
    private mutating func checkParts(_ body: [UInt8], boundary: String, path: String) {
        if boundary.utf8.count > 70 { complain(path, "boundary over 70 characters") }
        var parts: [[[UInt8]]] = []
        var isClosed = false
        for line in lines(body) {
            if line == Array("--\(boundary)".utf8), !isClosed {
                parts.append([])
            } else if line == Array("--\(boundary)--".utf8) {
                if isClosed { complain(path, "closed twice") }
                isClosed = true
            } else if !isClosed, !parts.isEmpty {
                parts[parts.count - 1].append(line)
            }
        }
        if parts.isEmpty { complain(path, "multipart without parts") }
        if !isClosed { complain(path, "boundary is not closed") }
        for (index, part) in parts.enumerated() {
            checkEntity(Array(part.joined(separator: [0x0D, 0x0A])), path: "\(path).\(index + 1)", isWhole: false)
        }
    }

    private mutating func checkLeaf(_ body: [UInt8], type: String, fields: [Field], path: String) {
        let encoding = fields.first { $0.name == "content-transfer-encoding" }?.value.dropFirst().lowercased() ?? "7bit"
        let lines = lines(body)
        if encoding != "7bit", lines.contains(where: { $0.count > 76 }) { complain(path, "encoded line over 76") }
        if lines.contains(where: { $0.first == UInt8(ascii: ".") }) { complain(path, "line begins with a dot") }
        if lines.contains(where: { $0.starts(with: Array("From ".utf8)) }) { complain(path, "line begins with From") }
        if lines.contains(where: { $0.last == 0x20 || $0.last == 0x09 }) { complain(path, "line ends in white space") }
        guard let decoded = decode(lines, encoding: encoding) else {
            complain(path, "does not decode as \(encoding)")
            return
        }
        guard type.contains("text/") else { return }
        if !type.lowercased().contains("charset=") { complain(path, "text without a charset") }
        if String(validating: decoded, as: UTF8.self) == nil { complain(path, "is not UTF-8") }
    }

    private func decode(_ lines: [[UInt8]], encoding: String) -> [UInt8]? {
        switch encoding {
        case "7bit": return Array(lines.joined(separator: [0x0D, 0x0A]))
        case "base64": return Data(base64Encoded: Data(lines.joined())).map { Array($0) }
        case "quoted-printable":
            let joined = lines.map { line in line.last == UInt8(ascii: "=") ? Array(line.dropLast()) : line + [0x0A] }
            return decodeQuoted(Array(joined.joined()))
        default: return nil
        }
    }
}
