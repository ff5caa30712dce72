import Yams

/// Refuses what YAML offers and a seminar file does without: anchors, aliases, tags, keys that are not words.
struct YAMLHygiene {
    let complaints: ComplaintList
    private(set) var hasAnchors = false
    /// An alias is the very node of its anchor: each is looked into once, however often it is repeated.
    private var anchored: Set<SourceMark> = []

    init(complaints: ComplaintList) { self.complaints = complaints }

    mutating func check(_ value: YAMLValue) {
        if value.node.anchor != nil {
            hasAnchors = true
            guard anchored.insert(value.mark).inserted else { return }
            value.refuse("anchors and aliases (& and *) are not read here", remedy: "write the text out, or quote it")
        }
        if let tag = value.explicitTag {
            value.refuse("the tag \(tag) is not read here", remedy: "remove it, or quote the text that it begins")
        }
        switch value.node {
        case .mapping(let mapping): checkPairs(of: mapping, in: value)
        case .sequence(let sequence): for node in sequence { check(value.sibling(node)) }
        case .scalar, .alias: break
        }
    }

    private mutating func checkPairs(of mapping: Node.Mapping, in value: YAMLValue) {
        var places: [String: SourceMark] = [:]
        for pair in mapping {
            let key = value.sibling(pair.key)
            if pair.key.scalar == nil {
                key.refuse("a key is a word", remedy: "quote a text that begins with { or [")
            } else if pair.key.anchor != nil {
                check(key)
            }
            if let name = key.originalKey, let first = places.updateValue(key.mark, forKey: name) {
                key.refuse(
                    "the key \"\(name)\" is given twice, first in line \(first.line)", remedy: "keep one of them")
            }
            check(value.sibling(pair.value))
        }
    }
}
