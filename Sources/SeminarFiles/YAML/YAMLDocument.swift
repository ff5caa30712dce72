import Yams

/// The one document of a YAML file, as nodes with marks, free of what these files do without: anchors, tags, keys that
/// are no words, keys given twice, further documents.
struct YAMLDocument {
    /// Nil where nothing can be read from it: it is empty, or a complaint was added.
    let root: YAMLValue?

    /// `expected` says what should be in it, for a file that is empty.
    init(_ bytes: [UInt8], file: String, expected: String, complaints: ComplaintList) {
        do {
            let composed = try Self.compose(try SourceText(bytes, file: file), complaints)
            root = composed.flatMap { $0.isMissing ? nil : $0 }
            if root == nil, complaints.complaints.isEmpty {
                complaints.add(at: SourceMark(file: file), "the file is empty", remedy: "expected \(expected)")
            }
        } catch {
            complaints.add(error)
            root = nil
        }
    }

    private static func compose(_ source: SourceText, _ complaints: ComplaintList) throws(Complaint) -> YAMLValue? {
        var text = DuplicateMarkedText(source)
        while true {
            do {
                // The plain resolver leaves `on` and `2021e1` the text that they are.
                let parser = try Parser(yaml: text.text, resolver: .basic, encoding: .utf8)
                guard let node = try parser.nextRoot() else { return nil }
                let further = try parser.nextRoot()
                // The parser owns the names of anchors, which the nodes only refer to.
                return withExtendedLifetime(parser) {
                    checked(node, followedBy: further, of: source, complaints)
                }
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                guard let key = keys.first, text.markFirst(key, at: context.mark) else {
                    throw YAMLSyntax.complaint(duplicate: keys.first ?? "", at: context.mark, in: source)
                }
            } catch let error as YamlError {
                throw YAMLSyntax.complaint(about: error, in: source)
            } catch {
                throw Complaint(at: SourceMark(file: source.file), "\(error)", remedy: "correct the YAML")
            }
        }
    }

    private static func checked(
        _ node: Node, followedBy further: Node?, of source: SourceText, _ complaints: ComplaintList
    ) -> YAMLValue? {
        let root = YAMLValue(node: node, source: source, complaints: complaints)
        if let further {
            let mark = YAMLValue(node: further, source: source, complaints: complaints).mark
            complaints.add(at: mark, "a second document begins here", remedy: "one file holds one document; remove it")
        }
        var hygiene = YAMLHygiene(complaints: complaints)
        hygiene.check(root)
        return hygiene.hasAnchors ? nil : root
    }
}
