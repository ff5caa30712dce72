import CivilTime
import Foundation
import SeminarCore
import SeminarPages
import Testing

@Suite struct `Hostile texts` {
    private static let hostile = """
        "><script>alert(1)</script><img src=x onerror='alert(2)'>"\u{301} onfocus=alert(3) {{{style}}} </style></title>
        """

    /// Whatever the organisers can write is hostile, and its address is `url`.
    private func seminar(url: String) throws -> Seminar {
        var event = try Sample.event("first", .day(Sample.day("2021-04-19")))
        event.summary = Self.hostile
        event.description = Self.hostile
        event.location = Self.hostile
        (event.url, event.conference) = (url, url)
        return Seminar(
            id: try Sample.id("hostile"), title: Self.hostile, term: Self.hostile, description: Self.hostile,
            zone: try Sample.berlin(), language: .german, url: url,
            organisers: [
                Organiser(
                    name: Self.hostile, email: try EmailAddress(parsing: "o'hara&co@example.org"), role: Self.hostile)
            ],
            sections: [Section(title: Self.hostile, text: Self.hostile)],
            papers: [
                Paper(id: "p", title: Self.hostile, topic: Self.hostile, authors: Self.hostile, url: url)
            ],
            events: [event])
    }

    private func readings(_ urls: [String]) throws -> [PageReading] {
        let now = try Sample.instant("2021-04-01 10:00")
        return try PageReading.readings(
            of: try urls.map { url in
                SeminarPages().page(of: try seminar(url: url), at: now, in: .english, links: Sample.links)
            })
    }

    @Test func `remain texts`() throws {
        let reading = try #require(try readings(["https://example.org/"]).first)
        #expect(reading.complaints.isEmpty)
        #expect(reading.tags.isDisjoint(with: ["script", "img", "iframe", "object", "embed", "base", "form"]))
        #expect(reading.attributes.isDisjoint(with: ["onerror", "onfocus", "style", "src", "action", "srcset"]))
        #expect(reading.text.contains("<script>alert(1)</script>"))
        #expect(reading.text.contains("{{{style}}}"))
    }

    private static let addresses = [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "\u{1}javascript:alert(1)", " javascript:alert(1)",
        "java\nscript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd",
        "//example.org/x", "https://exa\nmple.org/", "https://", "x\" href=\"javascript:alert(1)",
    ]

    @Test func `are no links`() throws {
        let ours = [
            "#", "https://seminars.example.org/", "webcal://seminars.example.org/", "mailto:o'hara&co@example.org",
        ]
        for reading in try readings(Self.addresses) {
            #expect(reading.complaints.isEmpty)
            #expect(reading.links.filter { link in !ours.contains { link.hasPrefix($0) } } == [])
        }
    }

    @Test func `cannot leave an address`() throws {
        let url = "https://example.org/\"onclick=\"alert(1)\"'<b>&amp;"
        let reading = try #require(try readings([url]).first)
        #expect(reading.complaints.isEmpty)
        #expect(reading.links.contains(url))
        #expect(!reading.attributes.contains("onclick"))
    }
}
