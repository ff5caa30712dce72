import Foundation
import SeminarCore
import SeminarPages
import Testing
import TestSupport

@Suite struct `The pages' markup` {
    private let pages = SeminarPages()

    private func all(in language: Language) throws -> [RenderedPage] {
        let instants = try ["2021-02-24 10:00", "2021-04-19 14:30", "2021-09-01 10:00"].map(Sample.instant)
        let seminar = try Sample.seminar()
        return instants.map { pages.page(of: seminar, at: $0, in: language, links: Sample.links) }
            + [
                pages.index(of: [seminar], at: instants[1], in: language, links: Sample.links),
                pages.index(of: [], at: instants[1], in: language, links: Sample.links),
                pages.notFound(in: language, links: Sample.links),
            ]
    }

    @Test(arguments: Language.allCases) func `is sound, and in the language asked for`(language: Language) throws {
        for reading in try PageReading.readings(of: all(in: language)) {
            #expect(reading.complaints.isEmpty)
            #expect(reading.language == language.rawValue)
            #expect(reading.tags.isSuperset(of: ["main", "h1", "title"]))
        }
    }

    @Test func `needs no exception from the strictest policy`() throws {
        let page = try #require(try all(in: .english).first)
        let reading = try #require(try PageReading.readings(of: [page]).first)
        #expect(pages.contentSecurityPolicy.hasPrefix("default-src 'none'; style-src 'sha256-\(reading.styleHash)';"))
        #expect(!pages.contentSecurityPolicy.contains("unsafe"))
        #expect(reading.attributes.isDisjoint(with: ["style", "src", "onclick"]))
        #expect(!page.markup.contains("url("))
    }

    @Test func `can be read by everyone: text and ground differ as WCAG 2.2 AA asks`() throws {
        let page = pages.notFound(in: .english, links: Sample.links)
        let answer = try PythonOracle(script: Self.contrasts).answer(to: page.markup)
        let ratios = try JSONDecoder().decode([String: Double].self, from: Data(answer.utf8))
        #expect(ratios.count == 2 * 10)
        for (pair, ratio) in ratios { #expect(ratio >= 4.5, "\(pair)") }
    }

    /// Contrast ratios by WCAG 2.2 of all colours of text on all grounds that they are used on, light and dark.
    private static let contrasts = #"""
        import json, re, sys

        def luminance(color):
            def part(text):
                share = int(text, 16) / 255
                return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
            return 0.2126 * part(color[1:3]) + 0.7152 * part(color[3:5]) + 0.0722 * part(color[5:7])

        PAIRS = [(text, ground) for text in ("ink", "quiet", "accent") for ground in ("paper", "card", "tint")]
        ratios = {}
        blocks = re.findall(r":root \{(.*?)\}", sys.stdin.read(), re.S)
        for theme, block in zip(("light", "dark"), blocks):
            colors = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
            for text, ground in PAIRS + [("on-accent", "accent")]:
                light, dark = sorted((luminance(colors[text]), luminance(colors[ground])), reverse=True)
                ratios["%s: %s on %s" % (theme, text, ground)] = (light + 0.05) / (dark + 0.05)
        print(json.dumps(ratios))
        """#
}
