extension [Participant] {
    /// The people of these rows: rows with one address are one person, as the first of those that have not left names
    /// it, who has done what any of them has done, opted out in any of them, and has as much time as any of them.
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
        var merged = isEnrolled || !other.isEnrolled ? self : other
        merged.otherKeys = keys.following(other.keys, without: merged.person)
        guard isEnrolled, other.isEnrolled else { return merged }
        merged.enrolledAt = min(enrolledAt, other.enrolledAt)
        merged.optedOutAt = [optedOutAt, other.optedOutAt].compactMap(\.self).min()
        merged.done.formUnion(other.done)
        merged.extensions.merge(other.extensions) { max($0, $1) }
        return merged
    }
}

extension [PersonID] {
    /// Each of both once, in order.
    fileprivate func following(_ others: [PersonID], without person: PersonID) -> [PersonID] {
        var seen: Set<PersonID> = [person]
        return (self + others).filter { seen.insert($0).inserted }
    }
}

extension [Participant] {
    /// Whom a key means.
    package func person(_ key: PersonID) -> Participant? { people.first { $0.keys.contains(key) } }
}
