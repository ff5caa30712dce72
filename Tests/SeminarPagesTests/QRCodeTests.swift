import SeminarCore
import Testing

@testable import SeminarPages

@Suite struct `QR codes` {
    private static let text = String(repeating: "https://seminars.example.org/tadl-ss21/", count: 4)

    /// As python-qrcode 8 draws it with the same mask, and zbar reads it.
    private static let pageAddress = """
        #######.##.#.#..#.#...#######
        #.....#....#.#..#.#...#.....#
        #.###.#.###..##.#####.#.###.#
        #.###.#...#.##..###.#.#.###.#
        #.###.#..###.#...##...#.###.#
        #.....#.#.#.#...#.#.#.#.....#
        #######.#.#.#.#.#.#.#.#######
        ............#.##..#.#........
        #.#...##..#.####..#.#..#..#.#
        ..####.....###.###.##.##...##
        #.##.##.#.###..#...#....###.#
        ##..#.....#.##..#.....#.##...
        ####..###.##.#..#..##.##....#
        .#..##...##.#..#.#.##.##...##
        .###..##.#.#.####..####.#...#
        .###...#.##...#.#.#..#.##....
        ....###..#.#.##.#.....##....#
        ..#.#..####.#####.######..###
        #####.#..#.....##.##.##.##..#
        ...#...##..#.#..#...#.##.....
        ##.#..##..#.##.##..#######.#.
        ........#..##..##...#...###.#
        #######.#.#..###....#.#.#...#
        #.....#...##..#...###...#...#
        #.###.#..#..#####.########..#
        #.###.#...#...####..##..###.#
        #.###.#.###....##.......#..##
        #.....#.....###.#.#.#..###...
        #######.#.#....#...##..##...#
        """

    private func drawing(_ code: QRCode, dark: Character = "#", light: Character = ".") -> String {
        code.modules.map { row in String(row.map { $0 ? dark : light }) }.joined(separator: "\n")
    }

    @Test func `are drawn as others draw them`() throws {
        let code = try #require(QRCode(String(Self.text.prefix(38))))
        #expect(drawing(code) == Self.pageAddress)
    }

    @Test func `are full and nearly empty as others draw them`() throws {
        let lengths = [1, 14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106]
        let codes = try lengths.map { try #require(QRCode(String(Self.text.prefix($0)))) }
        let drawings = codes.map { drawing($0, dark: "1", light: "0") }.joined()
        // Of the same codes by python-qrcode 8, module by module.
        #expect(ContentHash.hexadecimal(of: drawings.utf8) == "ee9588f853c82e6f")
    }

    @Test func `are not made of what is too long to scan`() {
        #expect(QRCode(String(Self.text.prefix(107))) == nil)
        // Bytes count, not characters.
        #expect(QRCode(String(repeating: "ü", count: 54)) == nil)
    }

    @Test func `have a quiet zone around them`() throws {
        let code = try #require(QRCode("https://example.org/"))
        #expect(code.size == 25 + 8)
        #expect(code.path.hasPrefix("M4 4h7v1h-7z"))
    }
}
