import CLibical
import CalendarSamples
import CivilTime
import Foundation
import ICalendar
import SeminarCore

/// Prints how long our calendar takes beside libical's, in one run on one machine: times alone say more about the
/// machine than about the program. An argument chooses the lines that contain it.
@main struct CalendarRatios {
    static func main() throws {
        let chosen = CommandLine.arguments.dropFirst().first ?? ""
        let kinds = CalendarSamples.Kind.allCases
        let duels = try kinds.map(rendering) + [false, true].map(expansion) + kinds.map(change)
        print(row("", "ours", "other", "ratio"))
        for duel in duels where chosen.isEmpty || duel.name.contains(chosen) {
            let (ours, theirs) = try duel.result()
            print(row(duel.name, milliseconds(ours), milliseconds(theirs), decimals(ours / theirs, 2)))
        }
    }

    /// From an object in memory to its text. libical is given what we wrote, so that both calendars are equal; its text
    /// is longer or shorter by what it folds and quotes otherwise.
    private static func rendering(_ kind: CalendarSamples.Kind) throws -> Duel {
        let seminar = try CalendarSamples.seminar(kind)
        let calendar = SeminarCalendar(seminar, stamps: try CalendarSamples.stamps(of: seminar)).feed()
        let text = String(decoding: try calendar.encoded(), as: UTF8.self)
        let theirs = icalparser_parse_string(text)
        let events = Int(icalcomponent_count_components(theirs, ICAL_VEVENT_COMPONENT))
        return Duel(
            name: "rendering \(kind.rawValue), beside libical",
            ours: { try calendar.encoded().isEmpty ? 0 : calendar.events.count },
            theirs: { clibical_render(theirs) == 0 ? 0 : events })
    }

    /// One changed event of many: the feed that follows the last one, beside a feed that is rendered anew.
    private static func change(_ kind: CalendarSamples.Kind) throws -> Duel {
        let change = try CalendarSamples.change(kind)
        return Duel(
            name: "one change among \(kind.rawValue), beside all", ours: { try change.followed().bytes.count },
            theirs: { try change.rendered().bytes.count })
    }

    private static let rules = 1_000

    /// Weekly on two days for ten years, a thousand times: what the clocks show, or instants in UTC.
    private static func expansion(asInstants: Bool) throws -> Duel {
        let (first, last) = (2021, 2030)
        let zone = try Zone(identifier: "Europe/Berlin")
        let rule = try RecurrenceRule(parsing: "FREQ=WEEKLY;BYDAY=MO,FR")
        guard let start = WallTime("2021-01-04 14:00") else { preconditionFailure("a good time") }
        return Duel(
            name: "expanding \(rules) weekly rules to \(asInstants ? "instants" : "wall times"), beside libical",
            ours: {
                var (count, sum) = (0, 0)
                for _ in 0..<rules {
                    for occurrence in rule.occurrences(startingAt: start, in: zone) {
                        guard occurrence.date.year <= last else { break }
                        sum +=
                            asInstants
                            ? Int(zone.instant(occurrence).timeIntervalSince1970)
                            : occurrence.date.year + occurrence.date.day
                        count += 1
                    }
                }
                return count &+ sum
            },
            theirs: {
                var (count, sum) = (0, Int64(0))
                for _ in 0..<rules {
                    count += clibical_expand(
                        "\(rule)", "\(first)0104T140000", Int32(last + 1), zone.identifier, asInstants ? 1 : 0, &sum)
                }
                return count &+ Int(sum)
            })
    }
}

extension CalendarRatios {
    private static func row(_ name: String, _ cells: String...) -> String {
        name.padding(toLength: 72, withPad: " ", startingAt: 0)
            + cells.map { String(repeating: " ", count: max(0, 12 - $0.count)) + $0 }.joined()
    }

    private static func milliseconds(_ duration: Duration) -> String {
        decimals(duration / .milliseconds(1), 1) + " ms"
    }

    private static func decimals(_ number: Double, _ count: Int) -> String {
        String(format: "%.\(count)f", number)
    }
}
