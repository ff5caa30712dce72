import Mustache

/// Mustache templates by name, built in or overridden, each parsed once.
///
/// The name of a template ends in what it renders: `.html` escapes its values for markup, anything else, `.txt` or
/// `.subject`, leaves them as they are. An override that cannot be used leaves the built-in template in force.
package struct TemplateLibrary: Sendable {
    /// What is wrong with overrides, in the order of their names.
    package let complaints: [TemplateComplaint]
    /// Paths of override files whose names `claims` refused: another library's, or nobody's.
    package let unclaimed: [String]
    /// Of all templates that can be rendered, sorted.
    package let names: [String]
    private let library: MustacheLibrary

    /// - Parameters:
    ///   - builtIn: texts by name, without the extension `.mustache`
    ///   - folder: where overrides are, one file `NAME.mustache` each; a folder that does not exist holds none
    ///   - example: values with nothing missing, against which overrides' names are checked; nil leaves them unchecked
    ///   - claims: whether a file of that name belongs to this library; one folder may serve several
    package init(
        builtIn: [String: String], folder: String?, example: Any? = nil, claims: (String) -> Bool
    ) {
        let found = folder.map(TemplateFolder.read) ?? (files: [], complaints: [])
        let files = found.files.filter { builtIn[$0.name] != nil || claims($0.name) }
        let unclaimed = found.files.filter { builtIn[$0.name] == nil && !claims($0.name) }.map(\.path)
        self.init(
            builtIn: builtIn, overrides: files, example: example, complaints: found.complaints, unclaimed: unclaimed)
    }

    /// Without a folder: for tests, and for texts that come from elsewhere.
    package init(builtIn: [String: String], overrides: [TemplateFile] = [], example: Any? = nil) {
        self.init(builtIn: builtIn, overrides: overrides, example: example, complaints: [], unclaimed: [])
    }

    private init(
        builtIn: [String: String], overrides: [TemplateFile], example: Any?, complaints: [TemplateComplaint],
        unclaimed: [String]
    ) {
        var selection = TemplateSelection(complaints: complaints, vocabulary: example.map(TemplateVocabulary.init))
        for (name, text) in builtIn.sorted(by: { $0.key < $1.key }) {
            selection.add(TemplateFile(name: name, path: "built-in \(name)", text: text), isBuiltIn: true)
        }
        for file in overrides.sorted(by: { $0.name < $1.name }) { selection.add(file, isBuiltIn: false) }
        selection.dropUnusable()
        self.complaints = selection.complaints
        self.unclaimed = unclaimed
        names = selection.templates.keys.sorted()
        library = MustacheLibrary(templates: selection.templates)
    }

    /// Whether there is a template of that name that can be used.
    package func contains(_ name: String) -> Bool { library.getTemplate(named: name) != nil }

    /// The template with the values filled in, or nil where there is no template of that name.
    ///
    /// - Parameter values: a structure or dictionary; templates name its properties.
    package func render(_ name: String, with values: Any) -> String? {
        render(name, with: NamedValues(values))
    }

    func render(_ name: String, with values: NamedValues) -> String? {
        library.render(values.root, withTemplate: name)
    }
}
