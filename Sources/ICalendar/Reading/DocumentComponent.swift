/// A component of somebody else's calendar, with everything that stands in it.
package struct DocumentComponent: Sendable {
    /// In upper case: `VEVENT`.
    package let name: String
    /// Where it begins.
    package let line: Int
    package internal(set) var properties: [DocumentProperty] = []
    package internal(set) var components: [DocumentComponent] = []

    init(name: String, line: Int) {
        self.name = name
        self.line = line
    }

    /// The first of the name.
    package func property(_ name: String) -> DocumentProperty? { properties.first { $0.name == name } }

    package func properties(_ name: String) -> [DocumentProperty] { properties.filter { $0.name == name } }
}
