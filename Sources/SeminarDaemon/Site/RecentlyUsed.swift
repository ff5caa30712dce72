/// What was made lately and may be made again: of more than so many, a quarter is forgotten that nobody has asked for
/// longest.
struct RecentlyUsed<Key: Hashable, Value> {
    private var entries: [Key: (value: Value, lastUse: Int)] = [:]
    private var uses = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    var count: Int { entries.count }

    subscript(key: Key) -> Value? {
        mutating get {
            uses += 1
            entries[key]?.lastUse = uses
            return entries[key]?.value
        }
        set {
            uses += 1
            entries[key] = newValue.map { ($0, uses) }
            guard entries.count > capacity else { return }
            let oldest = entries.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(1 + capacity / 4)
            for (key, _) in oldest { entries[key] = nil }
        }
    }
}
