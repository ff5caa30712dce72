import Mustache

/// What the parser asks for one name at a time. A class of its own, as the parser tries each value for several types at
/// each name: of a dictionary it would have to find out anew what its keys are.
final class NameTable: MustacheParent, MustacheTransformable {
    private let names: [String: Any]

    init(_ names: [String: Any]) { self.names = names }

    convenience init(_ value: some NamesItself) { self.init(value.names) }

    func child(named name: String) -> Any? { names[name] }

    func transform(_ name: String) -> Any? { names.transform(name) }
}
