import Mustache

/// Chooses between built-in templates and their overrides while a library is made.
struct TemplateSelection {
    private(set) var complaints: [TemplateComplaint]
    private var builtIn: [String: ParsedTemplate] = [:]
    private var overrides: [String: ParsedTemplate] = [:]

    private let vocabulary: TemplateVocabulary?

    init(complaints: [TemplateComplaint], vocabulary: TemplateVocabulary?) {
        self.complaints = complaints
        self.vocabulary = vocabulary
    }

    /// A file that cannot be used is a complaint and nothing else: what it would replace stays.
    mutating func add(_ file: TemplateFile, isBuiltIn: Bool) {
        do {
            let parsed = try ParsedTemplate(file)
            if isBuiltIn {
                builtIn[file.name] = parsed
            } else if let unknown = vocabulary?.unknownName(in: file.text) {
                complaints.append(parsed.complaint(unknown.line, "names \"\(unknown.name)\", which has no value"))
            } else {
                overrides[file.name] = parsed
            }
        } catch {
            complaints.append(error)
        }
    }

    var templates: [String: MustacheTemplate] { chosen.mapValues(\.template) }

    private var chosen: [String: ParsedTemplate] { builtIn.merging(overrides) { $1 } }

    /// Removes overrides that include what does not exist or, in the end, themselves, which would never end; removing
    /// one may leave another without what it includes, hence the loop.
    mutating func dropUnusable() {
        while let complaint = nextUnusable() {
            complaints.append(complaint.complaint)
            overrides[complaint.name] = nil
        }
    }

    private func nextUnusable() -> (name: String, complaint: TemplateComplaint)? {
        let chosen = chosen
        for (name, parsed) in overrides.sorted(by: { $0.key < $1.key }) {
            for inclusion in parsed.inclusions {
                if chosen[inclusion.name] == nil {
                    return (
                        name, parsed.complaint(inclusion.line, "includes \"\(inclusion.name)\", which does not exist")
                    )
                }
                if reaches(name, from: inclusion.name, in: chosen) {
                    return (name, parsed.complaint(inclusion.line, "includes itself through \"\(inclusion.name)\""))
                }
            }
        }
        return nil
    }

    /// Whether rendering `start` would in the end render `target`.
    private func reaches(_ target: String, from start: String, in chosen: [String: ParsedTemplate]) -> Bool {
        var pending = [start]
        var seen: Set<String> = []
        while let name = pending.popLast() {
            if name == target { return true }
            guard seen.insert(name).inserted else { continue }
            pending += chosen[name]?.inclusions.map(\.name) ?? []
        }
        return false
    }
}
