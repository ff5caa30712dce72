import Yams

/// The keys of one mapping, checked against those that are known here; `Key` names them.
struct YAMLMapping<Key: RawRepresentable & CaseIterable & Hashable> where Key.RawValue == String {
    /// Of the mapping itself.
    let value: YAMLValue
    /// What it is, for complaints: `an event`.
    var noun: String
    private let entries: [Key: (key: YAMLValue, value: YAMLValue)]
    /// As in the file, those with a value.
    let keys: [Key]

    /// Refuses unknown keys; nil where `value` is no mapping.
    init?(_ value: YAMLValue, noun: String) {
        guard case .mapping(let mapping) = value.node else {
            let example = Key.allCases.first.map { "\"\($0.rawValue): …\"" } ?? "keys"
            value.refuse("\(noun) is expected here, not \(value.kind)", remedy: "write its keys, as \(example)")
            return nil
        }
        self.value = value
        self.noun = noun
        var entries: [Key: (key: YAMLValue, value: YAMLValue)] = [:]
        var keys: [Key] = []
        for pair in mapping {
            let key = value.sibling(pair.key)
            guard let name = pair.key.scalar?.string else { continue }
            if DuplicateMarkedText.isPlaceholder(name), key.originalKey != name { continue }
            if let known = Key(rawValue: name) {
                let isFirst = entries.updateValue((key, value.sibling(pair.value)), forKey: known) == nil
                if isFirst { keys.append(known) }
            } else {
                let remedy = Spelling.remedy(for: name, among: Key.allCases.map(\.rawValue))
                key.refuse("unknown key \"\(name.shortened)\" in \(noun)", remedy: remedy)
            }
        }
        self.entries = entries
        self.keys = keys.filter { entries[$0].map { !$0.value.isMissing } ?? false }
    }

    /// The value of `key`, or nil where it is missing.
    subscript(key: Key) -> YAMLValue? {
        guard let value = entries[key]?.value, !value.isMissing else { return nil }
        return value
    }

    /// Whether the key is there, be it without a value.
    func isThere(_ key: Key) -> Bool { entries[key] != nil }

    /// The place of the key itself, or of the whole mapping where it is not there.
    func mark(of key: Key) -> SourceMark { entries[key]?.key.mark ?? value.mark }

    /// Complains at the key.
    func refuse(_ key: Key, _ what: String, remedy: String) {
        value.complaints.add(at: mark(of: key), what, remedy: remedy)
    }

    /// Complains about the whole.
    func refuse(what: String, remedy: String) { value.refuse(what, remedy: remedy) }
}
