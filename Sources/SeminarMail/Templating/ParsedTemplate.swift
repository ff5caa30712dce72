import Mustache

/// A template that the parser accepted, with the names of the templates that it includes.
struct ParsedTemplate {
    struct Inclusion: Hashable {
        let name: String
        let line: Int
    }

    let file: TemplateFile
    let template: MustacheTemplate
    let inclusions: [Inclusion]

    init(_ file: TemplateFile) throws(TemplateComplaint) {
        self.file = file
        let text = file.text.replacing("\r\n", with: "\n")
        inclusions = try Self.inclusions(in: text, of: file)
        // A partial starts with the parser's own content type, so each template names its own, in a line before it.
        let contentType = file.isMarkup ? MarkupContentType.registeredName : "TEXT"
        do {
            template = try MustacheTemplate(string: "{{%CONTENT_TYPE:\(contentType)}}\n" + text)
        } catch let error as MustacheTemplate.ParserError {
            throw TemplateComplaint(
                file.path, line: max(1, error.context.lineNumber - 1), column: error.context.columnNumber,
                Self.sentence(error.error) + TemplateComplaint.consequence)
        } catch {
            throw TemplateComplaint(file.path, "cannot be parsed (\(error))" + TemplateComplaint.consequence)
        }
    }

    func complaint(_ line: Int, _ text: String) -> TemplateComplaint {
        TemplateComplaint(file.path, line: line, text + TemplateComplaint.consequence)
    }

    /// Names that are only known when a mail is rendered could include a template in itself, and other delimiters would
    /// hide that; neither is worth the risk.
    private static func inclusions(in text: String, of file: TemplateFile) throws(TemplateComplaint) -> [Inclusion] {
        var result: [Inclusion] = []
        for match in text.matches(of: /\{\{([<>=])\s*([^\s}]*)/) {
            let line = text[..<match.range.lowerBound].count { $0 == "\n" } + 1
            guard match.output.1 != "=" else {
                throw TemplateComplaint(file.path, line: line, "changes the delimiters; keep {{ and }}")
            }
            guard match.output.2.first != "*" else {
                throw TemplateComplaint(file.path, line: line, "includes a template by a variable; name the template")
            }
            result.append(Inclusion(name: String(match.output.2), line: line))
        }
        return result
    }

    /// The parser's errors in an organiser's words; nil among them is its private error for a text that ends too soon.
    private static func sentence(_ error: any Error) -> String {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect: "the section that ends here has another name than the one that began last"
        case .unfinishedName: "the tag is not finished; expected }} after its name"
        case .expectedSectionEnd: "a section is not closed; expected {{/name}}"
        case .invalidConfigVariableSyntax, .unrecognisedConfigVariable: "the {{% … }} tag is not understood; remove it"
        case .textInsideInheritSection, .illegalTokenInsideInheritSection:
            "between {{<name}} and {{/name}} only {{$block}} sections may stand"
        case nil: "the text ends within a tag; expected }} after its name"
        default: "the template cannot be parsed (\(error))"
        }
    }
}
