import CivilTime
import Foundation
import ICalendar
import TestSupport
import Testing

@Suite struct ForeignZoneTests {
    /// The zone of a TZID whose VTIMEZONE has these lines.
    private static func zone(_ name: String, definition: String = "", preferring: Zone? = nil) throws -> Zone? {
        let text = """
            BEGIN:VCALENDAR
            BEGIN:VTIMEZONE
            TZID:\(name)
            \(definition)
            END:VTIMEZONE
            BEGIN:VEVENT
            DTSTART;TZID="\(name)":20210419T140000
            END:VEVENT
            END:VCALENDAR
            """
        return DocumentZones(of: try CalendarDocument(parsing: Array(text.utf8)), preferring: preferring)[name]
    }

    private static func rules(_ standard: String, _ daylight: String, byDay: String = "-1SU") -> String {
        """
        BEGIN:STANDARD
        DTSTART:16011028T030000
        RRULE:FREQ=YEARLY;BYDAY=\(byDay);BYMONTH=10
        TZOFFSETFROM:\(daylight)
        TZOFFSETTO:\(standard)
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010325T020000
        RRULE:FREQ=YEARLY;BYDAY=\(byDay);BYMONTH=3
        TZOFFSETFROM:\(standard)
        TZOFFSETTO:\(daylight)
        END:DAYLIGHT
        """
    }

    @Test(arguments: [
        ("Europe/Berlin", "Europe/Berlin"), ("W. Europe Standard Time", "Europe/Berlin"),
        ("Pacific Standard Time (Mexico)", "America/Tijuana"), ("India Standard Time", "Asia/Kolkata"),
        ("/mozilla.org/20050126_1/Europe/Paris", "Europe/Paris"), ("GMT Standard Time", "Europe/London"),
        ("/freeassociation.sourceforge.net/America/Argentina/Salta", "America/Argentina/Salta"),
    ])
    func `zones are known by their names, Windows' and those with a program's path too`(name: String, zone: String)
        throws
    {
        #expect(try Self.zone(name)?.identifier == zone)
    }

    @Test func `every zone of the Windows table is one of the database`() throws {
        for name in ["Dateline", "Newfoundland", "Greenland", "FLE", "Nepal", "Line Islands", "Eastern"] {
            #expect(try Self.zone("\(name) Standard Time") != nil)
        }
    }

    @Test func `a display name is known by its rules, the seminar's own zone first`() throws {
        let name = "(UTC+01:00) Amsterdam, Berlin, Bern"
        #expect(try Self.zone(name, definition: Self.rules("+0100", "+0200"))?.identifier == "Europe/Berlin")
        let vienna = try Zone(identifier: "Europe/Vienna")
        #expect(try Self.zone(name, definition: Self.rules("+0100", "+0200"), preferring: vienna) == vienna)
    }

    @Test(arguments: ["", rules("+0117", "+0217"), "X-LIC-LOCATION:Nowhere/Else", "BEGIN:STANDARD\nEND:STANDARD"])
    func `a zone that neither name nor rules tell is not known`(definition: String) throws {
        #expect(try Self.zone("Custom", definition: definition) == nil)
    }

    @Test func `the most used zone comes first`() throws {
        let document = try CalendarDocument(parsing: Array(ForeignCalendars.outlook.utf8))
        #expect(document.zoneNames == ["W. Europe Standard Time", "Customized Time Zone"])
    }
}
