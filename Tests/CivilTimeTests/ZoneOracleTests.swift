import Foundation
import TestSupport
import Testing

@testable import CivilTime

/// Every zone of the system's database against Python's `zoneinfo`, which reads the same files.
@Suite struct ZoneOracleTests {
    /// Checks each line's claim, and prints those that it does not share.
    private static let script = """
        import sys
        from datetime import datetime, timedelta, timezone
        from zoneinfo import ZoneInfo

        epoch = datetime(1970, 1, 1)
        zone = None
        for line in sys.stdin:
            kind, *fields = line.split()
            if kind == "zone":
                zone = ZoneInfo(fields[0])
                continue
            number = int(fields[0])
            if kind == "instant":
                there = (epoch + timedelta(seconds=number)).replace(tzinfo=timezone.utc).astimezone(zone)
                offset = int(there.utcoffset().total_seconds())
                expected = [str(offset), str(bool(there.dst())).lower(), there.tzname()]
            else:
                wall = (epoch + timedelta(seconds=number)).replace(tzinfo=zone)
                first, second = [
                    number - int(wall.replace(fold=fold).utcoffset().total_seconds()) for fold in (0, 1)]
                expected = {
                    first == second: ["unique", str(first)], first < second: ["overlap", str(first), str(second)],
                    first > second: ["gap", str(first)]}[True]
            if expected != fields[1:]:
                print(zone, line.strip(), "expected", *expected)
        """

    @Test func `every zone agrees with Python's zoneinfo from 1900 to 2100`() throws {
        var random = SeededGenerator(seed: 20_210_310)
        var question = ""
        var seen: Set<[Int]> = []
        let names = Self.zoneNames()
        #expect(names.count > 400)
        for name in names {
            let zone = try Zone(identifier: name)
            let changes = zone.transitions(from: Self.year1900, to: Self.year2100).map(\.at.wholeSeconds)
            // Many names are links to the same zone.
            let isNew = seen.insert(changes + [zone.offset(at: Self.year1900)]).inserted
            question += "zone \(name)\n"
            for second in Self.probes(around: isNew ? changes : [], random: &random) {
                question += Self.claims(of: zone, at: second)
            }
        }
        let disagreements = try PythonOracle(script: Self.script).answer(to: question)
        #expect(disagreements.isEmpty, "\(disagreements.prefix(4_000))")
    }

    private static let year1900 = Date(timeIntervalSince1970: -2_208_988_800)
    private static let year2100 = Date(timeIntervalSince1970: 4_102_444_800)

    private static func probes(around changes: [Int], random: inout SeededGenerator) -> [Int] {
        let near = [-1, 0, 1_799]
        let anywhere = (0..<(changes.isEmpty ? 10 : 60)).map { _ in
            Int.random(in: year1900.wholeSeconds..<year2100.wholeSeconds, using: &random)
        }
        return changes.flatMap { change in near.map { change + $0 } } + anywhere
    }

    private static func claims(of zone: Zone, at second: Int) -> String {
        let instant = Date(wholeSeconds: second)
        // Read with the offset of two hours before: just after clocks went forward, readings that they left out.
        let reading = second + zone.offset(at: Date(wholeSeconds: second - 7_200))
        let resolution =
            switch zone.resolve(WallTime(secondsSinceEpoch: reading)) {
            case .unique(let date): "unique \(date.wholeSeconds)"
            case .gap(_, _, let date): "gap \(date.wholeSeconds)"
            case .overlap(let first, let second): "overlap \(first.wholeSeconds) \(second.wholeSeconds)"
            }
        return """
            instant \(second) \(zone.offset(at: instant)) \(zone.isDaylightSaving(at: instant)) \(zone.abbreviation(at: instant))
            wall \(reading) \(resolution)

            """
    }

    private static func zoneNames() -> [String] {
        let folder = ZoneDatabase.system.folder
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return files.sorted().filter { (try? Zone(identifier: $0)) != nil }
    }
}
