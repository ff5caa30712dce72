import Foundation
import SeminarPages
import TestSupport

/// What an HTML parser that is not ours finds in a page.
struct PageReading: Decodable {
    /// What is wrong with the markup: empty for a sound page.
    let complaints: [String]
    /// All visible text, white space as one space.
    let text: String
    let tags: Set<String>
    let attributes: Set<String>
    let links: Set<String>
    /// Of `html`.
    let language: String
    /// What a Content-Security-Policy must name for the style element.
    let styleHash: String

    /// All at once, as the parser takes its time to start.
    static func readings(of pages: [RenderedPage]) throws -> [PageReading] {
        let question = try JSONEncoder().encode(pages.map { String(decoding: $0.html, as: UTF8.self) })
        let answer = try PythonOracle(script: script).answer(to: String(decoding: question, as: UTF8.self))
        return try JSONDecoder().decode([PageReading].self, from: Data(answer.utf8))
    }

    private static let script = #"""
        import base64, hashlib, html.parser, json, re, sys

        VOID = {"meta", "link", "br"}

        class Reader(html.parser.HTMLParser):
            def __init__(self):
                super().__init__(convert_charrefs=True)
                self.open, self.complaints, self.text, self.style, self.language = [], [], [], "", ""
                self.tags, self.attributes, self.links, self.ids, self.refs = set(), set(), set(), set(), set()
                self.level = 0

            def complain(self, what):
                self.complaints.append("line %d: %s" % (self.getpos()[0], what))

            def handle_starttag(self, tag, attrs):
                self.begin(tag, attrs)
                if tag not in VOID:
                    self.open.append(tag)

            def handle_startendtag(self, tag, attrs):
                self.begin(tag, attrs)

            def begin(self, tag, attrs):
                self.tags.add(tag)
                names = [name for name, _ in attrs]
                self.attributes.update(names)
                if len(set(names)) < len(names):
                    self.complain("an attribute twice in " + tag)
                values = dict(attrs)
                if tag == "html":
                    self.language = values.get("lang", "")
                if re.fullmatch("h[1-6]", tag):
                    if int(tag[1]) > self.level + 1:
                        self.complain("%s after h%d" % (tag, self.level))
                    self.level = int(tag[1])
                if "id" in values:
                    if values["id"] in self.ids:
                        self.complain("a second id " + values["id"])
                    self.ids.add(values["id"])
                for name in ("aria-labelledby", "aria-describedby", "for"):
                    if name in values:
                        self.refs.add(values[name])
                if "href" in values:
                    self.links.add(values["href"])
                    if values["href"].startswith("#"):
                        self.refs.add(values["href"][1:])

            def handle_endtag(self, tag):
                if not self.open or self.open[-1] != tag:
                    self.complain("</%s> closes %s" % (tag, self.open[-1:]))
                else:
                    self.open.pop()

            def handle_data(self, data):
                if "style" in self.open:
                    self.style += data
                else:
                    self.text.append(data)

        def read(page):
            reader = Reader()
            reader.feed(page)
            reader.close()
            reader.complaints += ["never closed: " + tag for tag in reader.open]
            reader.complaints += ["no element has the id " + ref for ref in sorted(reader.refs - reader.ids)]
            digest = base64.b64encode(hashlib.sha256(reader.style.encode()).digest()).decode()
            return {
                "complaints": reader.complaints, "text": " ".join("".join(reader.text).split()),
                "tags": sorted(reader.tags), "attributes": sorted(reader.attributes), "links": sorted(reader.links),
                "language": reader.language, "styleHash": digest,
            }

        print(json.dumps([read(page) for page in json.load(sys.stdin)]))
        """#
}
