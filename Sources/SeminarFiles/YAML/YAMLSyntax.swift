import Yams

/// What a syntax error means to somebody who writes no YAML otherwise.
enum YAMLSyntax {
    static func complaint(about error: YamlError, in source: SourceText) -> Complaint {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return complaint(problem, context, at: mark, in: source)
        default:
            return Complaint(at: SourceMark(file: source.file), "this is no YAML (\(error))", remedy: "correct it")
        }
    }

    static func complaint(duplicate key: String, at mark: Mark, in source: SourceText) -> Complaint {
        Complaint(
            at: source.mark(line: mark.line, scalarColumn: mark.column), "the key \"\(key)\" is given twice",
            remedy: "keep one of them")
    }

    private static func complaint(
        _ problem: String, _ context: YamlError.Context?, at mark: Mark, in source: SourceText
    ) -> Complaint {
        let opening = context.map { source.mark(line: $0.mark.line, scalarColumn: $0.mark.column) }
        let place = source.mark(line: mark.line, scalarColumn: mark.column)
        if let opening, context?.text.contains("quoted scalar") == true, !problem.contains("escape") {
            return Complaint(at: opening, "the quote that opens here is not closed", remedy: "close it")
        }
        if let opening, problem.contains("',' or ']'") || problem.contains("',' or '}'") {
            return Complaint(
                at: opening, "the bracket that opens here is not closed",
                remedy: "close it, separate by commas, or quote a text that holds brackets")
        }
        let line = YAMLSyntaxLine(source.line(mark.line), before: source.line(mark.line - 1), column: place.column)
        return Complaint(at: place, line.meaning(of: problem), remedy: line.remedy(for: problem))
    }
}
