import Foundation
import SeminarFiles
import TestSupport
import Testing

/// The sample files with slips of every kind in them: whatever is typed, the reader answers, and it answers with places
/// that are in the file.
@Suite struct MutationTests {
    private static let config = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "config").path(percentEncoded: false)

    private static let fragments = [
        ":", ": ", "- ", "&a ", "*a", "!t ", "\"", "'", "{", "}", "[", "]", "#", " #", "\t", "\n", "|\n", ">-\n", "%",
        "@",
        "---\n", "...\n", "? ", "~", "\u{0}", "\u{85}", "\u{2028}", "\u{FEFF}", "é", "👩‍👩‍👧", ",", ";", "\r", "<<",
        "2021-02-30",
    ]

    /// One to three slips: a fragment put in, some bytes taken out, a line repeated, the end cut off.
    private static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 1...Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
            let place = bytes.indices.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<10, using: &random) {
            case 0: bytes.removeSubrange(place...)
            case 1, 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &random)))
            case 3:
                let end = bytes[place...].firstIndex(of: 10) ?? bytes.endIndex - 1
                bytes.insert(contentsOf: bytes[place...end], at: end + 1)
            default: bytes.insert(contentsOf: (fragments.randomElement(using: &random) ?? "").utf8, at: place)
            }
        }
        return bytes
    }

    private static func isIn(_ bytes: [UInt8], _ mark: SourceMark) -> Bool {
        let lines = bytes.count { $0 == 10 || $0 == 13 } + 2
        return (1...lines).contains(mark.line) && (1...max(bytes.count + 1, 1)).contains(mark.column)
    }

    @Test(arguments: ["seminars/tadl-ss21.yaml", "seminard.yaml", "rosters/tadl-ss21.csv"])
    func `no slip stops the reader, and every complaint has its place`(name: String) throws {
        let sample = try FileReading.bytes(of: "\(Self.config)/\(name)")
        var random = SeededGenerator(seed: 2021)
        for _ in 1...100 {
            let bytes = Self.mutated(sample, &random)
            let complaints: [Complaint]
            switch name {
            case "seminard.yaml":
                complaints = ServiceConfiguration.parse(bytes, file: name, environment: [:]).complaints
            case "rosters/tadl-ss21.csv": complaints = RosterFile.parse(bytes, file: name).complaints
            default:
                let checked = SeminarFile.parse(bytes, file: name)
                complaints = checked.complaints + (checked.value?.lints() ?? [])
            }
            for complaint in complaints where !Self.isIn(bytes, complaint.mark) {
                Issue.record("\(complaint) is not in \(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }
}
