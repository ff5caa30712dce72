import SeminarCore
import TestSupport
import Testing

struct PunycodeTests {
    /// Letters of many scripts that IDNA lets stand as they are.
    private static let letters = Array("abcxyz019äöüßéñçøłŝþαβγωбгджяאבגשابتث日本語東京한국어".unicodeScalars)

    @Test func `labels in any script are encoded as Python encodes them`() throws {
        var generator = SeededGenerator(seed: 3492)
        let labels = (0..<500).map { _ in
            "ü"
                + (0..<Int.random(in: 1...12, using: &generator)).compactMap { _ in
                    Self.letters.randomElement(using: &generator).map { String($0) }
                }.joined()
        }
        let oracle = PythonOracle(
            script: "import sys\nfor l in sys.stdin.read().split(): print('xn--' + l.encode('punycode').decode())")
        let expected = try oracle.answer(to: labels.joined(separator: "\n")).split(separator: "\n").map(String.init)
        #expect(expected.count == labels.count)
        for (label, encoded) in zip(labels, expected) where encoded.count <= 63 {
            #expect(try EmailAddress(parsing: "x@\(label).example").domain == encoded + ".example")
        }
    }
}
