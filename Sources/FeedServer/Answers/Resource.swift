import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import SeminarCore

/// Finished bytes with the headers that belong to them; made once, served often.
package struct Resource: Sendable {
    let content: ByteBuffer
    /// Strong: the same bytes have the same tag, also after a restart (RFC 9110 §8.8.3).
    package let entityTag: String
    package let lastModified: Date
    let headers: HTTPFields
    /// Whether it is one person's, and no cache's between.
    private(set) var isPersonal = false
    /// Nil for what is compressed already, and for what is made for one request alone.
    private var compressed: CompressedForm?

    /// A seminar's iCalendar text.
    ///
    /// - Parameter lastModified: the latest change of the data, not of this copy.
    package init(calendar bytes: [UInt8], lastModified: Date) {
        self.init(
            bytes, lastModified: lastModified,
            headers: [
                .contentType: "text/calendar; charset=utf-8", .contentSecurityPolicy: PagePolicy.nothing,
                .vary: "Accept-Encoding",
            ])
    }

    /// An HTML page.
    package init(page html: String, language: Language, lastModified: Date) {
        self.init(
            Array(html.utf8), lastModified: lastModified,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .contentLanguage: language.rawValue,
                .contentSecurityPolicy: PagePolicy.forPage(html),
                .vary: "Accept-Language, Accept-Encoding",
            ])
    }

    /// An HTML page for one person, with buttons that send forms to us.
    package init(personalPage html: String, language: Language) {
        self.init(
            Array(html.utf8), lastModified: Date(timeIntervalSince1970: 0),
            headers: [
                .contentType: "text/html; charset=utf-8",
                .contentLanguage: language.rawValue,
                .contentSecurityPolicy: PagePolicy.forPage(html, hasForms: true),
                .robots: PagePolicy.unlisted,
            ])
        isPersonal = true
        compressed = nil
    }

    /// One person's iCalendar text, asked for anew each time as the public one is.
    package init(personalCalendar bytes: [UInt8], lastModified: Date) {
        self.init(
            bytes, lastModified: lastModified,
            headers: [
                .contentType: "text/calendar; charset=utf-8", .contentSecurityPolicy: PagePolicy.nothing,
                .robots: PagePolicy.unlisted,
            ], caching: "private, no-cache")
        isPersonal = true
        compressed = nil
    }

    private init(_ bytes: [UInt8], lastModified: Date, headers: HTTPFields, caching: String = "no-cache") {
        content = ByteBuffer(bytes: bytes)
        entityTag = "\"" + hexadecimal(SHA256.hash(data: bytes).prefix(16)) + "\""
        self.lastModified = lastModified
        var headers = headers
        headers[.eTag] = entityTag
        headers[.lastModified] = HTTPDate.text(lastModified)
        // Kept, but asked about each time: a moved deadline shows at once, and an unchanged one costs a 304.
        headers[.cacheControl] = caching
        self.headers = headers
        compressed = CompressedForm()
    }

    private init(_ resource: Resource, compressed bytes: [UInt8]) {
        content = ByteBuffer(bytes: bytes)
        entityTag = resource.compressedTag
        lastModified = resource.lastModified
        var headers = resource.headers
        headers[.eTag] = entityTag
        headers[.contentEncoding] = "gzip"
        self.headers = headers
        compressed = nil
    }
}

extension Resource {
    /// Of the form in gzip: other bytes need another strong tag (RFC 9110 §8.8.3.3). No parts are served, so that nobody
    /// could join what two versions of zlib made.
    var compressedTag: String { entityTag.dropLast() + "-gzip\"" }

    /// The same in gzip; nil where that would not be shorter.
    var inGzip: Resource? {
        compressed?.resource(orMake: {
            guard let bytes = content.withUnsafeReadableBytes(Gzip.compressed), bytes.count < content.readableBytes
            else { return nil }
            return Resource(self, compressed: bytes)
        })
    }
}

extension HTTPField.Name {
    /// The name is a token (RFC 9110 §5.6.2), so the other one is never taken.
    fileprivate static let robots = HTTPField.Name("X-Robots-Tag") ?? .xContentTypeOptions
}

private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
