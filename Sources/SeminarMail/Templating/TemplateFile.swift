/// The text of a template and where it came from.
package struct TemplateFile: Hashable, Sendable {
    /// Without the extension `.mustache`.
    package let name: String
    /// For complaints.
    package let path: String
    package let text: String

    package init(name: String, path: String, text: String) {
        self.name = name
        self.path = path
        self.text = text
    }

    var isMarkup: Bool { name.hasSuffix(".html") }
}
