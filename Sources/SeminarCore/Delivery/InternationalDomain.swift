import Foundation

/// Domains outside ASCII in the form that mail carries (RFC 5890 §2.3.2.1): `münchen.example` is
/// `xn--mnchen-3ya.example`.
///
/// Foundation's own conversion is missing from static builds, and libcurl's depends on how it was built; so it stands
/// here. Letters are folded as UTS 46 asks for look-ups, and what IDNA (RFC 5892) lets into no name is refused.
enum InternationalDomain {
    /// Nil where no domain has such a name; one in ASCII stays as it is.
    static func ascii(_ domain: String) -> String? {
        if domain.utf8.allSatisfy({ $0 < 0x80 }) { return domain }
        // UTS 46 §4: map, normalise, break at the dots of all scripts.
        let folded = domain.precomposedStringWithCompatibilityMapping.lowercased()
            .precomposedStringWithCompatibilityMapping.replacing("\u{3002}", with: ".")
        var labels: [String] = []
        for label in folded.split(separator: ".", omittingEmptySubsequences: false) {
            guard let label = aLabel(String(label)) else { return nil }
            labels.append(label)
        }
        return labels.joined(separator: ".")
    }

    private static func aLabel(_ label: String) -> String? {
        if label.utf8.allSatisfy({ $0 < 0x80 }) { return label }
        let scalars = Array(label.unicodeScalars)
        // RFC 5891 §4.2.3: hyphens in the third and fourth place are kept for A-labels; a label begins with no mark.
        guard scalars.allSatisfy(isPermitted), let first = scalars.first, !isMark(first), first != "-",
            scalars.last != "-", scalars.dropFirst(2).prefix(2) != ["-", "-"]
        else { return nil }
        return "xn--" + Punycode.encode(label)
    }

    /// The letters, marks and digits of RFC 5892 §2.1; its exceptions for single scripts are left out but one.
    private static func isPermitted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber: true
        // The middle dot of Japanese names.
        default: scalar == "-" || scalar == "\u{30FB}"
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
