/// Where an event takes place, on earth or on a screen.
package struct Place: Hashable, Sendable {
    package var location: String?
    package var conference: String?

    package init(location: String? = nil, conference: String? = nil) {
        self.location = location
        self.conference = conference
    }

    /// In words, both parts; nil where there is none.
    package var description: String? {
        let parts = [location, conference].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Other capitals or spaces are no other place: nobody is told of a typo.
    package func isSame(as other: Place) -> Bool {
        Self.essence(location) == Self.essence(other.location)
            && Self.essence(conference) == Self.essence(other.conference)
    }

    private static func essence(_ text: String?) -> [Substring] {
        (text ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }
    }
}

extension Event {
    package var place: Place { Place(location: location, conference: conference) }
}
