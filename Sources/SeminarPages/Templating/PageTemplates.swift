import Crypto
import Foundation
import SeminarMail

/// The templates of pages, all named `page.…`, and the one style sheet that stands in each.
struct PageTemplates: Sendable {
    let library: TemplateLibrary
    /// What stands between `<style>` and `</style>`, byte for byte.
    let style: String

    private static let prefix = "page."

    init(folder: String?) {
        let example: [Any] = folder == nil ? [] : PageVocabulary.example
        self.init(
            TemplateLibrary(
                builtIn: BuiltInPageTemplates.texts, folder: folder, example: example, claims: Self.claims))
    }

    private init(_ library: TemplateLibrary) {
        self.library = library
        style = library.render("page.style.css", with: [String: String]()) ?? ""
    }

    /// Files of this name in the folder of overrides are pages', whether or not there is such a page.
    static func claims(_ name: String) -> Bool { name.hasPrefix(prefix) }

    func render(_ page: String, with values: some Any) -> [UInt8] {
        Array((library.render("page.\(page).html", with: values) ?? "").utf8)
    }

    /// Nothing may be loaded, run or sent from a page but its own style, which is known by its hash (CSP Level 3 §6.7).
    var contentSecurityPolicy: String {
        let hash = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
        return "default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'"
    }
}
