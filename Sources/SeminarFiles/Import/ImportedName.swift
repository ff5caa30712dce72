import Foundation
import CivilTime
import SeminarCore

/// From what an event's id is made: so that the same calendar, in whatever order, gives the same ids again.
struct ImportedName {
    let uid: String
    let summary: String
    /// When it first takes place; tells events of one name apart.
    var day: CivilDate
    /// One of several that a single event of the calendar became.
    var isPart: Bool

    /// The UID's own name where somebody chose it, as seminard's feeds do; else the summary's words.
    fileprivate var base: String {
        let own = String(uid.prefix { $0 != "@" })
        let isChosen = uid.hasSuffix(".seminard") && Identifier(own) != nil
        let words = isChosen ? own : Self.slug(summary, limit: 40)
        return words.isEmpty ? "event" : words
    }

    fileprivate var candidates: [String] {
        let dated = "\(base.prefix(50))-\(day)"
        return (isPart ? [] : [base]) + [dated, "\(dated.prefix(59))-\(Self.digest(uid))"]
    }

    /// `a`-`z`, `0`-`9` and hyphens, as near to the text as these come.
    static func slug(_ text: String, limit: Int) -> String {
        var slug = ""
        for scalar in text.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
            case "\u{308}" where "aou".contains(slug.last ?? "-"): slug += "e"
            case "ß": slug += "ss"
            case _ where scalar.properties.generalCategory == .nonspacingMark: break
            default: if !slug.hasSuffix("-"), !slug.isEmpty { slug += "-" }
            }
        }
        var short = slug.prefix(limit)
        // Not in the middle of a word, unless there is but one.
        if slug.count > limit, let hyphen = short.lastIndex(of: "-") { short = short[..<hyphen] }
        while short.last == "-" { short = short.dropLast() }
        return String(short)
    }

    private static func digest(_ text: String) -> String { String(ContentHash.hexadecimal(of: text.utf8).prefix(4)) }
}

extension ImportedName {
    /// An id each: the first of its candidates that no other event could have as well; after that, numbers.
    static func identifiers(for names: [ImportedName]) -> [Identifier] {
        let candidates = names.map(\.candidates)
        var counts: [String: Int] = [:]
        for candidate in candidates.joined() { counts[candidate, default: 0] += 1 }
        var taken: Set<String> = []
        return candidates.compactMap { own in
            let wanted = own.first { counts[$0] == 1 } ?? own.last ?? "event"
            var (text, number) = (wanted, 1)
            while !taken.insert(text).inserted {
                number += 1
                text = "\(wanted.prefix(57))-\(number)"
            }
            return Identifier(text)
        }
    }
}
