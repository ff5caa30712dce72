import CivilTime
import Foundation
import ICalendar
import SeminarCore
import SeminarFiles
import TestSupport
import Testing

/// What is exported and imported again takes place when it did.
@Suite struct ImportRoundTripTests {
    private static func imported(_ seminar: Seminar) throws -> Seminar {
        let now = Date(timeIntervalSince1970: 1_614_000_000)
        let stamps = try SeminarCalendar.stamps(of: seminar, following: [:], at: now)
        let bytes = try SeminarCalendar(seminar, stamps: stamps).feed().encoded()
        let text = try CalendarImport(CalendarDocument(parsing: bytes)).text
        let checked = SeminarFile.parse(text, file: "import.yaml")
        return try #require(checked.value, "\(checked.errors)\n\(text)").seminar
    }

    private static func occurrences(_ event: Event, in zone: Zone) -> [Occurrence] {
        Array(event.schedule.occurrences(in: zone).prefix(300))
    }

    private static func expectSameTimes(_ seminar: Seminar, _ text: String = "") throws {
        let again = try imported(seminar)
        #expect(again.zone == seminar.zone && again.title == seminar.title)
        for event in seminar.events where event.audience != .organisers {
            let other = try #require(again.event(event.id), "\(event.id) is missing of \(text)")
            let (before, after) = (occurrences(event, in: seminar.zone), occurrences(other, in: seminar.zone))
            #expect(before == after, "\(event.id) of \(text)")
        }
        #expect(again.events.count == seminar.events.count { $0.audience != .organisers }, "\(text)")
    }

    @Test func `the sample seminar comes back`() throws {
        let config = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "config/seminars").path(percentEncoded: false)
        let file = try #require(try SeminarFolder.read(config).first?.checked.value)
        try Self.expectSameTimes(file.seminar)
    }

    @Test(arguments: ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"])
    func `made up seminars come back`(zone: String) throws {
        var random = SeededGenerator(seed: UInt64(zone.utf8.count) + 40)
        var valid = 0
        for _ in 1...10 {
            let text = SeminarGenerator(zone: zone).text(&random)
            let checked = SeminarFile.parse(text, file: "made-up.yaml")
            guard let file = checked.value else { continue }
            try Self.expectSameTimes(file.seminar, text)
            valid += 1
        }
        #expect(valid >= 5)
    }
}

/// Seminars of every shape, most of them without an error.
private struct SeminarGenerator {
    let zone: String

    func text(_ random: inout SeededGenerator) -> String {
        let events = (1...12).map { "  - id: e\($0)\n    summary: \"Event: \($0), one\"\n\(shape(&random))" }
        return "seminar: made-up\ntitle: \"Made up: one\"\ntime_zone: \(zone)\nevents:\n" + events.joined()
    }

    private func shape(_ random: inout SeededGenerator) -> String {
        let day = CivilDate(daysSinceEpoch: Int.random(in: 18_600...19_000, using: &random))
        let later = day.adding(days: Int.random(in: 0...30, using: &random))
        let hour = Int.random(in: 0...21, using: &random)
        let (from, to) = (clock(hour), clock(hour + 1))
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return "    on: \(day)\n"
        case 1: return "    from: \(day)\n    through: \(later)\n"
        case 2: return "    due: \(day) \(from)\n"
        case 3: return "    between: \(day)\n    and: \(later)\n    decide_by: \(day)\n"
        case 4: return "    start: \(day) \(from)\n    end: \(later.adding(days: 1)) \(to)\n    cancelled: true\n"
        case 5:
            return "    weekly: [monday, friday]\n    at: \(from)-\(to)\n    from: \(day)\n"
                + "    through: \(day.adding(days: 120))\n    except: [\(day.adding(days: 30)), \(day.adding(days: 31))]\n"
        case 6:
            return "    start: \(day) \(from)\n    end: \(day) \(to)\n    rrule: \(rule(&random))\n"
                + "    also: [\(later.adding(days: 1)) 23:30]\n"
        default:
            return
                "    start: \(day) \(from)\n    end: \(day) \(to)\n    rrule: \(rule(&random))\n    except: [\(later)]\n"
        }
    }

    private func rule(_ random: inout SeededGenerator) -> String {
        let rules = [
            "FREQ=WEEKLY;BYDAY=TU,TH;INTERVAL=2", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY",
            "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
            "FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=SU,MO",
            "FREQ=DAILY;BYHOUR=9,17",
        ]
        let ends = ["", ";COUNT=9", ";UNTIL=20230101T120000Z", ";UNTIL=20221231"]
        return (rules.randomElement(using: &random) ?? "") + (ends.randomElement(using: &random) ?? "")
    }

    private func clock(_ hour: Int) -> String { "\(hour < 10 ? "0" : "")\(hour):30" }
}
