extension [Participant] {
    /// The people of these rows: rows with one address are one person, as the first of those that have not left names
    /// it, who has done what any of them has done and opted out in any of them.
    ///
    /// Somebody who has left is among them only where nobody has that address now.
    package var people: [Participant] {
        var places: [EmailAddress: Int] = [:]
        var people: [Participant] = []
        for row in self {
            guard let place = places[row.email] else {
                places[row.email] = people.count
                people.append(row)
                continue
            }
            people[place] = people[place].merged(with: row)
        }
        return people
    }
}

extension Participant {
    fileprivate func merged(with other: Participant) -> Participant {
        guard other.isEnrolled else { return self }
        guard isEnrolled else { return other }
        var merged = self
        merged.enrolledAt = min(enrolledAt, other.enrolledAt)
        merged.optedOutAt = [optedOutAt, other.optedOutAt].compactMap(\.self).min()
        merged.done.formUnion(other.done)
        return merged
    }
}
