/// What a misspelt name was probably meant to be.
enum Spelling {
    /// The one of `names` that a slip or two separate from `text`, or nil.
    static func nearest(to text: String, among names: [String]) -> String? {
        let typed = text.lowercased().replacing("-", with: "_")
        let ranked = names.map { (name: $0, distance: distance(typed, $0)) }.min { $0.distance < $1.distance }
        guard let ranked, ranked.distance <= (typed.count < 5 ? 1 : 2) else { return nil }
        return ranked.name
    }

    /// `did you mean "events"?`, or else all that could stand there.
    static func remedy(for text: String, among names: [String]) -> String {
        if let nearest = nearest(to: text, among: names) { return "did you mean \"\(nearest)\"?" }
        return names.count == 1 ? "expected \(names[0])" : "expected one of \(names.joined(separator: ", "))"
    }

    /// Levenshtein's distance, where two letters in the wrong order count as one slip.
    static func distance(_ one: String, _ other: String) -> Int {
        let (left, right) = (Array(one), Array(other))
        var older: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var best = min(previous[column + 1], current[column]) + 1
                best = min(best, previous[column] + (isSame ? 0 : 1))
                let isSwap = row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
                if isSwap { best = min(best, older[column - 1] + 1) }
                current.append(best)
            }
            (older, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
