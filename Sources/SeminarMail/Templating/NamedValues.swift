/// Values by the names that templates use, made once for all templates that name them.
///
/// The parser itself would look at all properties of a structure, and of those around it, at each name anew: that took
/// longer than everything else that a mail needs.
struct NamedValues {
    private var names: [String: Any]

    /// - Parameter values: a structure, or a dictionary.
    init(_ values: Any) {
        switch values {
        case let own as any NamesItself: names = own.names
        case let known as [String: Any]: names = known
        default: names = Self.names(of: Mirror(reflecting: values))
        }
    }

    /// Gives one of the outermost names another value.
    mutating func set(_ name: String, to value: String) { names[name] = value }

    /// As the parser takes them.
    var root: Any { NameTable(names) }

    /// Nil where there is no value: the name is then looked up further out.
    static func named(_ value: Any) -> Any? {
        switch value {
        case is String, is Bool, is Int: return value
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { named($0.value) }
        case .collection: return mirror.children.compactMap { named($0.value) }
        case .struct: return NameTable(names(of: mirror))
        default: return value
        }
    }

    private static func names(of mirror: Mirror) -> [String: Any] {
        var names: [String: Any] = [:]
        for case let (name?, property) in mirror.children { names[name] = named(property) }
        return names
    }
}
