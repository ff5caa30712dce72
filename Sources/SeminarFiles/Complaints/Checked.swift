/// What came of reading a file: a value that can be trusted, or none, and all complaints at once.
package struct Checked<Value> {
    /// Nil where there is at least one error.
    package let value: Value?
    /// In the order of their places, each once.
    package let complaints: [Complaint]

    package init(_ value: Value?, complaints: [Complaint]) {
        self.value = complaints.contains { $0.severity == .error } ? nil : value
        self.complaints = Set(complaints).sorted()
    }

    package var errors: [Complaint] { complaints.filter { $0.severity == .error } }
    package var warnings: [Complaint] { complaints.filter { $0.severity == .warning } }

    package func map<Other>(_ transform: (Value) -> Other) -> Checked<Other> {
        Checked<Other>(value.map(transform), complaints: complaints)
    }
}

extension Checked: Sendable where Value: Sendable {}
extension Checked: Equatable where Value: Equatable {}
