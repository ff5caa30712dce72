extension CivilDate: CustomStringConvertible {
    /// Strictly `yyyy-mm-dd`, ASCII digits only.
    package init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let date = scanner.date(), scanner.isAtEnd else { return nil }
        self = date
    }

    /// `2021-03-10`.
    package var description: String {
        "\(yearText)-\(paddedToTwo(month))-\(paddedToTwo(day))"
    }

    /// `20210310`, the DATE of RFC 5545 §3.3.4.
    package var basic: String {
        "\(yearText)\(paddedToTwo(month))\(paddedToTwo(day))"
    }

    private var yearText: String {
        let digits = String(year.magnitude)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return (0...9999).contains(year) ? padded : (year < 0 ? "-" : "+") + padded
    }
}

extension CivilDate: TextCodable {
    package static let expectedText = "a date such as 2021-03-10"
}

/// `07` for 7.
func paddedToTwo(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}
