import SeminarCore

/// The templates of mails: `NAME.LANGUAGE.subject`, `NAME.LANGUAGE.txt` and `NAME.LANGUAGE.html`.
package struct MailTemplates: Sendable {
    package let library: TemplateLibrary

    private enum Part: String, CaseIterable {
        case subject, txt, html
    }

    /// - Parameter folder: organisers' own, which replace the built-in ones by name and add others; nil for none
    package init(folder: String? = nil) {
        library = TemplateLibrary(
            builtIn: BuiltInTemplates.texts, folder: folder, example: MailValues.example, claims: Self.isMailTemplate)
    }

    /// With organisers' own texts that are already at hand.
    package init(overrides: [TemplateFile]) {
        library = TemplateLibrary(
            builtIn: BuiltInTemplates.texts, overrides: overrides, example: MailValues.example)
    }

    /// Whether a rule may name it: a plain text in some language is enough.
    package func has(_ template: String) -> Bool {
        Language.allCases.contains { library.contains(name(template, $0, .txt)) }
    }

    /// All that a name of a mail's template can be is `NAME.LANGUAGE.PART`.
    private static func isMailTemplate(_ name: String) -> Bool {
        let words = name.split(separator: ".", omittingEmptySubsequences: false).suffix(2).map { String($0) }
        guard words.count == 2 else { return false }
        return Language(rawValue: words[0]) != nil && Part(rawValue: words[1]) != nil
    }

    /// Subject and texts, each from the template in `language`, else in `fallback`, else in any; what a template of an
    /// organiser's own lacks comes from the usual reminder, but for the HTML, which would say something else.
    func texts(
        _ template: String, _ language: Language, fallback: Language, _ values: MailValues
    ) throws(MailFailure) -> MailTexts {
        let usual = MailComposer.Kind.reminder.rawValue
        let languages = [language, fallback] + Language.allCases
        let chosen = has(template) ? template : usual
        guard let plainName = first(.txt, [chosen, usual], languages),
            let subjectName = first(.subject, [chosen, usual], languages)
        else {
            throw MailFailure("there is no template \"\(template)\"")
        }
        var values = NamedValues(values)
        let subject = (library.render(subjectName, with: values) ?? "")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        values.set("subject", to: subject)
        let html = first(.html, [chosen], languages).flatMap { library.render($0, with: values) }
        let plain = library.render(plainName, with: values) ?? ""
        return MailTexts(subject: subject, plain: PlainText.tidied(plain), html: html)
    }

    private func first(_ part: Part, _ templates: [String], _ languages: [Language]) -> String? {
        templates.lazy.flatMap { template in languages.map { name(template, $0, part) } }.first(where: library.contains)
    }

    private func name(_ template: String, _ language: Language, _ part: Part) -> String {
        "\(template).\(language.rawValue).\(part.rawValue)"
    }
}
