/// A parameter of Content-Type or Content-Disposition (RFC 2045 §5.1), extended by RFC 2231 where it must be.
struct MIMEParameter {
    let name: String
    let value: String

    /// With the parameter's name before it and a semicolon after it, a section still fits a line.
    private static let longestSection = 50

    /// `name=token`, `name="quoted text"`, or, outside ASCII or when too long for a line, `name*=utf-8''…`, which RFC 2231
    /// §3 lets continue over `name*0*`, `name*1*`, …
    var words: [String] {
        let text = value.singleLine
        let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && text.utf8.count <= Self.longestSection
        guard !isPlain else { return [name + "=" + (isToken(text) ? text : quoted(text))] }
        let sections = percentSections(of: text)
        guard sections.count > 1 else { return ["\(name)*=utf-8''\(sections.joined())"] }
        return sections.enumerated().map { index, section in
            "\(name)*\(index)*=" + (index == 0 ? "utf-8''" : "") + section
        }
    }

    private func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0.isLetterOrDigit || "-._+".utf8.contains($0) }
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.reduce(into: "") { $0 += "\\\"".contains($1) ? "\\\($1)" : "\($1)" } + "\""
    }

    /// The octets of one character stay together, though RFC 2231 does not ask for it: some readers decode each section
    /// by itself.
    private func percentSections(of text: String) -> [String] {
        text.unicodeScalars.reduce(into: [""]) { sections, scalar in
            let encoded = String(scalar).utf8.map { octet in
                octet.isLetterOrDigit || "-._".utf8.contains(octet)
                    ? String(Unicode.Scalar(octet)) : "%" + octet.hexadecimal
            }.joined()
            if (sections.last ?? "").utf8.count + encoded.utf8.count > Self.longestSection { sections.append("") }
            sections[sections.count - 1] += encoded
        }
    }
}
