/// Values as dictionaries by the names that templates use, made once for all templates that name them.
///
/// The parser itself would look at all properties of a structure, and of those around it, at each name anew: that took
/// longer than everything else that a mail needs.
struct NamedValues {
    private(set) var root: Any

    /// - Parameter values: a structure, or a dictionary.
    init(_ values: Any) {
        root = Self.named(values) ?? [String: Any]()
    }

    /// Gives one of the outermost names another value.
    mutating func set(_ name: String, to value: String) {
        guard var names = root as? [String: Any] else { return }
        names[name] = value
        root = names
    }

    /// Nil where there is no value: the name is then looked up further out.
    private static func named(_ value: Any) -> Any? {
        switch value {
        case is String, is Bool, is Int: return value
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { named($0.value) }
        case .collection: return mirror.children.compactMap { named($0.value) }
        case .struct:
            var names: [String: Any] = [:]
            for case let (name?, property) in mirror.children { names[name] = named(property) }
            return names
        default: return value
        }
    }
}
