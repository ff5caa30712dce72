import CivilTime
import Foundation
import ICalendar
import SeminarCore
import SeminarFiles
import TestSupport
import Testing

@Suite struct CalendarImportTests {
    private static func text(_ calendar: String, zone: String? = nil) throws -> String {
        let document = try CalendarDocument(parsing: Array(calendar.utf8))
        let text = try CalendarImport(document, zone: try zone.map(Zone.init(identifier:))).text
        #expect(SeminarFile.parse(text, file: "import.yaml").errors.map(\.description) == [])
        return String(text.drop { $0 != "\n" }.dropFirst().drop { $0 != "\n" }.dropFirst())
    }

    @Test func `a calendar of Google's`() throws {
        let expected = """
            seminar: seminar-maschinelles-lernen
            title: Seminar Maschinelles Lernen
            time_zone: Europe/Berlin
            description: Termine, Fristen und Sprechstunden

            events:
              - id: abgabe-der-uebersicht
                summary: Abgabe der Übersicht
                on: 2021-05-10

              - id: vorbesprechung-themen-termine
                # not carried over: ATTENDEE "anna@example.org" mailto:anna@example.org
                # not carried over: VALARM -P0DT0H10M0S (what reminds here stands under remind)
                summary: "Vorbesprechung: Themen & Termine"
                description: |
                  Vorstellung der Themen
                  Anmeldung <a href="https://example.org">hier</a>
                location: Raum MI 00.08.038, Garching
                conference: https://meet.example.org/abc-defg-hij
                start: 2021-04-19 14:00
                end: 2021-04-19 16:00

              - id: sprechstunde
                summary: Sprechstunde
                weekly: [monday, friday]
                at: 14:00-15:00
                from: 2021-04-12
                through: 2021-07-16
                except: [2021-05-24]
                moved: { 2021-05-10: 2021-05-11 15:00 }

            """
        #expect(try Self.text(ForeignCalendars.google) == expected)
    }

    @Test func `a calendar of Outlook's`() throws {
        let expected = """
            seminar: imported
            title: Imported calendar
            time_zone: Europe/Berlin
            # the calendar has no name; write the seminar's title

            events:
              - id: kick-off
                # not carried over: X-ALT-DESC <html><body></body></html>
                # not carried over: VALARM -PT15M (what reminds here stands under remind)
                summary: Kick-off
                priority: 5
                start: 2021-04-19 14:00
                end: 2021-04-19 16:00

              - id: call-with-bangalore
                # CLASS:PRIVATE: so it is the organisers' own, and not in the public calendar
                summary: Call with Bangalore
                audience: organisers
                start: 2021-07-05 06:00
                end: 2021-07-05 07:00

              - id: reading-group
                summary: Reading group
                start: 2021-04-20 10:00
                end: 2021-04-20 11:30
                rrule: FREQ=WEEKLY;COUNT=4;INTERVAL=2;BYDAY=TU

            """
        #expect(try Self.text(ForeignCalendars.outlook) == expected)
    }

    @Test func `a calendar of Apple's`() throws {
        let expected = """
            seminar: block-seminar
            title: Block seminar
            time_zone: Europe/Berlin

            events:
              - id: presentations
                # STATUS:TENTATIVE: if its date is open, write between, and, decide_by in place of its times
                summary: Presentations
                from: 2021-07-26
                through: 2021-07-30

              - id: colloquium
                summary: Colloquium
                start: 2021-04-07 10:15
                end: 2021-04-07 11:45
                rrule: FREQ=MONTHLY;COUNT=3;BYDAY=1WE
                except: [2021-05-05]
                also: [2021-04-21 10:15]

              - id: colloquium-guest-from-zuerich-2021-05-05
                # in place of 2021-05-05 10:15 in its series, with words of its own; without reminders, as the series
                summary: "Colloquium: Guest from Zürich"
                start: 2021-05-05 10:15
                end: 2021-05-05 11:45
                remind: []

            """
        #expect(try Self.text(ForeignCalendars.apple) == expected)
    }

    @Test func `a calendar of Lightning's`() throws {
        let expected = """
            seminar: oberseminar
            title: Oberseminar
            time_zone: Europe/Vienna
            # not carried over: VTODO Raum buchen 20210401

            events:
              - id: vortrag
                summary: Vortrag
                url: https://example.org/vortrag
                categories: [Vortrag, online]
                start: 2021-05-03 16:15
                end: 2021-05-03 17:45

              - id: anmeldeschluss
                # it takes no time in the calendar; here it is a deadline
                summary: Anmeldeschluss
                due: 2021-04-30 23:59

              - id: fruehstueck
                # its times have no zone in the calendar; they are read in Europe/Vienna
                summary: Frühstück
                cancelled: true
                start: 2021-05-04 09:00
                end: 2021-05-04 10:00

            """
        #expect(try Self.text(ForeignCalendars.lightning) == expected)
    }
}
