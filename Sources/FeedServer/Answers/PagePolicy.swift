import Crypto
import Foundation

/// What a page may load and do (Content Security Policy Level 3): nothing but its own styles.
enum PagePolicy {
    static let nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    /// Allows exactly the style sheets that the page contains, by their hashes (§2.3.1), and pictures within the page.
    static func forPage(_ html: String) -> String {
        let hashes = styleSheets(in: html).map {
            "'sha256-\(Data(SHA256.hash(data: Data($0.utf8))).base64EncodedString())'"
        }
        guard !hashes.isEmpty else { return nothing }
        return nothing + "; img-src data:; style-src " + hashes.joined(separator: " ")
    }

    /// The hash covers every character between the tags, line breaks included.
    private static func styleSheets(in html: String) -> [Substring] {
        var sheets: [Substring] = []
        var rest = html[...]
        while let tag = rest.firstRange(of: "<style") {
            guard let opening = rest[tag.upperBound...].firstIndex(of: ">") else { break }
            rest = rest[rest.index(after: opening)...]
            guard let closing = rest.firstRange(of: "</style>") else { break }
            sheets.append(rest[..<closing.lowerBound])
            rest = rest[closing.upperBound...]
        }
        return sheets
    }
}
