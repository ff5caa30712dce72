import Crypto
import Foundation

/// What a page may load and do (Content Security Policy Level 3): nothing but its own styles.
enum PagePolicy {
    static let nothing = policy(forms: "'none'")
    /// For X-Robots-Tag: an address that is somebody's own stands in no search engine.
    static let unlisted = "noindex, nofollow, noarchive"

    private static func policy(forms: String) -> String {
        "default-src 'none'; base-uri 'none'; form-action \(forms); frame-ancestors 'none'"
    }

    /// Allows exactly the style sheets that the page contains, by their hashes (§2.3.1), and pictures within the page.
    ///
    /// - Parameter hasForms: whether it may send forms, to us alone.
    static func forPage(_ html: String, hasForms: Bool = false) -> String {
        let hashes = styleSheets(in: html).map {
            "'sha256-\(Data(SHA256.hash(data: Data($0.utf8))).base64EncodedString())'"
        }
        let policy = policy(forms: hasForms ? "'self'" : "'none'")
        guard !hashes.isEmpty else { return policy }
        return policy + "; img-src data:; style-src " + hashes.joined(separator: " ")
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
