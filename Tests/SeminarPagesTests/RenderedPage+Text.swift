import SeminarPages

extension RenderedPage {
    var markup: String { String(decoding: html, as: UTF8.self) }

    /// What a person reads, white space as one space; good enough for sound markup, which other tests see to.
    var text: String {
        markup.replacing(/<style>[^<]*<\/style>/, with: "").replacing(/<[^>]*>/, with: "")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func leads(to address: String) -> Bool { markup.contains("href=\"\(address)\"") }
}
