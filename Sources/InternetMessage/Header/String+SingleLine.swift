extension String {
    /// The text as one line of words: every run of white space, line breaks and control characters is one space.
    ///
    /// This is what makes header injection impossible for free text: without CR and LF there is no second field.
    var singleLine: String {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace && !scalar.isNoBreakSpace || scalar.properties.generalCategory == .control
            {
                if !word.isEmpty { words.append(String(word)) }
                word = String.UnicodeScalarView()
            } else {
                word.append(scalar)
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words.joined(separator: " ")
    }
}

extension Unicode.Scalar {
    /// Kept: typographers put these between a number and its unit on purpose.
    fileprivate var isNoBreakSpace: Bool { self == "\u{A0}" || self == "\u{202F}" }
}
