/// Values of every mail say their properties' names themselves: to find them by reflection takes longer than to send
/// the mail.
protocol NamesItself {
    /// Without those that have no value.
    var names: [String: Any] { get }
}

extension [String: Any] {
    mutating func add(_ name: String, _ value: String?) { if let value { self[name] = value } }
    mutating func add(_ name: String, _ value: Bool) { self[name] = value }
    mutating func add(_ name: String, _ value: Int) { self[name] = value }
    mutating func add(_ name: String, _ value: (some NamesItself)?) { if let value { self[name] = NameTable(value) } }
    mutating func add(_ name: String, _ values: [some NamesItself]) { self[name] = values.map { NameTable($0) } }
}
