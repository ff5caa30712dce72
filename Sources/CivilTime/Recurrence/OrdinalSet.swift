/// Positions in something of a varying length, some counted from its end: 1 is the first, -1 the last.
struct OrdinalSet: Sendable {
    private static let limit = 366
    /// Whether a position is in the set, at `position + limit`.
    private let isMember: [Bool]

    /// Nil for an empty list, which in a recurrence rule restricts nothing.
    init?(_ ordinals: [Int]) {
        guard !ordinals.isEmpty else { return nil }
        var isMember = [Bool](repeating: false, count: 2 * Self.limit + 1)
        for ordinal in ordinals { isMember[ordinal + Self.limit] = true }
        self.isMember = isMember
    }

    func contains(_ position: Int, of count: Int) -> Bool {
        isMember[position + Self.limit] || isMember[position - count - 1 + Self.limit]
    }
}
