import Yams

extension YAMLValue {
    /// The pairs of a mapping whose keys are values themselves, in the order of the file; a key that is given twice is
    /// there once.
    func pairs(expected: String) -> [(key: YAMLValue, value: YAMLValue)] {
        guard case .mapping(let mapping) = node else {
            refuse("keys and values are expected here, not \(kind)", remedy: "expected \(expected)")
            return []
        }
        return mapping.compactMap { pair in
            let (key, value) = (sibling(pair.key), sibling(pair.value))
            guard let name = pair.key.scalar?.string, !DuplicateMarkedText.isPlaceholder(name) else { return nil }
            guard !value.isMissing else {
                key.refuse("the key \"\(name.shortened)\" has no value", remedy: "expected \(expected)")
                return nil
            }
            return (key, value)
        }
    }
}
