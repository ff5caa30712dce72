/// Calendars in the manner of the programs that organisers use, made up for the tests.
package enum ForeignCalendars {
    /// Property order, X-WR lines, UTC stamps, and an ID per occurrence as Google exports them.
    package static let google = """
        BEGIN:VCALENDAR
        PRODID:-//Google Inc//Google Calendar 70.9054//EN
        VERSION:2.0
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        X-WR-CALNAME:Seminar Maschinelles Lernen
        X-WR-TIMEZONE:Europe/Berlin
        X-WR-CALDESC:Termine\\, Fristen und Sprechstunden
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:20210510
        DTEND;VALUE=DATE:20210511
        DTSTAMP:20210301T101112Z
        UID:6h2kq0v3m8s1t5@google.com
        CREATED:20210215T090000Z
        LAST-MODIFIED:20210216T090000Z
        SEQUENCE:1
        STATUS:CONFIRMED
        SUMMARY:Abgabe der Übersicht
        TRANSP:TRANSPARENT
        END:VEVENT
        BEGIN:VEVENT
        DTSTART:20210419T120000Z
        DTEND:20210419T140000Z
        DTSTAMP:20210301T101112Z
        UID:0a1b2c3d@google.com
        DESCRIPTION:Vorstellung der Themen\\nAnmeldung <a href="https://example.org">
         hier</a>
        LOCATION:Raum MI 00.08.038\\, Garching
        STATUS:CONFIRMED
        SUMMARY:Vorbesprechung: Themen & Termine
        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;CN=anna@example.org;X-NUM-G
         UESTS=0:mailto:anna@example.org
        X-GOOGLE-CONFERENCE:https://meet.example.org/abc-defg-hij
        BEGIN:VALARM
        ACTION:DISPLAY
        TRIGGER:-P0DT0H10M0S
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;TZID=Europe/Berlin:20210412T140000
        DTEND;TZID=Europe/Berlin:20210412T150000
        RRULE:FREQ=WEEKLY;WKST=SU;UNTIL=20210716T215959Z;BYDAY=FR,MO
        EXDATE;TZID=Europe/Berlin:20210524T140000
        DTSTAMP:20210301T101112Z
        UID:weekly42@google.com
        SUMMARY:Sprechstunde
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;TZID=Europe/Berlin:20210511T150000
        DTEND;TZID=Europe/Berlin:20210511T160000
        DTSTAMP:20210301T101112Z
        UID:weekly42@google.com
        RECURRENCE-ID;TZID=Europe/Berlin:20210510T140000
        SUMMARY:Sprechstunde
        END:VEVENT
        END:VCALENDAR
        """

    /// Quoted names of Windows' zones, years from 1601, busy states, and a zone without a known name.
    package static let outlook = """
        BEGIN:VCALENDAR
        PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
        VERSION:2.0
        METHOD:PUBLISH
        X-CALSTART:20210401T000000Z
        X-MS-OLK-FORCEINSPECTOROPEN:TRUE
        BEGIN:VTIMEZONE
        TZID:W. Europe Standard Time
        BEGIN:STANDARD
        DTSTART:16011028T030000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010325T020000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VTIMEZONE
        TZID:Customized Time Zone
        BEGIN:STANDARD
        DTSTART:16010101T000000
        TZOFFSETFROM:+0530
        TZOFFSETTO:+0530
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        CLASS:PUBLIC
        DTEND;TZID="W. Europe Standard Time":20210419T160000
        DTSTAMP:20210301T101112Z
        DTSTART;TZID="W. Europe Standard Time":20210419T140000
        PRIORITY:5
        SEQUENCE:0
        SUMMARY;LANGUAGE=de:Kick-off
        TRANSP:OPAQUE
        UID:040000008200E00074C5B7101A82E00800000000B0
        X-ALT-DESC;FMTTYPE=text/html:<html><body></body></html>
        X-MICROSOFT-CDO-BUSYSTATUS:BUSY
        BEGIN:VALARM
        TRIGGER:-PT15M
        ACTION:DISPLAY
        DESCRIPTION:Reminder
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        CLASS:PRIVATE
        DTSTART;TZID="Customized Time Zone":20210705T093000
        DTEND;TZID="Customized Time Zone":20210705T103000
        SUMMARY:Call with Bangalore
        UID:040000008200E00074C5B7101A82E00800000000B1
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;TZID="W. Europe Standard Time":20210420T100000
        DTEND;TZID="W. Europe Standard Time":20210420T113000
        RRULE:FREQ=WEEKLY;COUNT=4;INTERVAL=2;BYDAY=TU;WKST=MO
        SUMMARY:Reading group
        UID:040000008200E00074C5B7101A82E00800000000B2
        END:VEVENT
        END:VCALENDAR
        """

    /// A span of days, words of their own for one occurrence, a travel time, and additional dates.
    package static let apple = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Apple Inc.//macOS 13.0//EN
        CALSCALE:GREGORIAN
        X-WR-CALNAME:Block seminar
        X-APPLE-CALENDAR-COLOR:#1BADF8
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:DAYLIGHT
        TZOFFSETFROM:+0100
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        DTSTART:19810329T020000
        TZNAME:GMT+2
        TZOFFSETTO:+0200
        END:DAYLIGHT
        BEGIN:STANDARD
        TZOFFSETFROM:+0200
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        DTSTART:19961027T030000
        TZNAME:GMT+1
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:3D2B0F66-6C0B-4E1B-9A55-1F0C0C1D2E3F
        DTSTART;VALUE=DATE:20210726
        DTEND;VALUE=DATE:20210731
        SUMMARY:Presentations
        STATUS:TENTATIVE
        X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC
        END:VEVENT
        BEGIN:VEVENT
        UID:5A7E3F0C-0000-4E1B-9A55-1F0C0C1D2E3F
        DTSTART;TZID=Europe/Berlin:20210407T101500
        DTEND;TZID=Europe/Berlin:20210407T114500
        RRULE:FREQ=MONTHLY;BYDAY=1WE;COUNT=3
        RDATE;TZID=Europe/Berlin:20210421T101500
        SUMMARY:Colloquium
        END:VEVENT
        BEGIN:VEVENT
        UID:5A7E3F0C-0000-4E1B-9A55-1F0C0C1D2E3F
        RECURRENCE-ID;TZID=Europe/Berlin:20210505T101500
        DTSTART;TZID=Europe/Berlin:20210505T101500
        DTEND;TZID=Europe/Berlin:20210505T114500
        SUMMARY:Colloquium: Guest from Zürich
        END:VEVENT
        END:VCALENDAR
        """

    /// A program's path before the zone, floating time, a moment, a cancelled event, a task, and acknowledged alarms.
    package static let lightning = """
        BEGIN:VCALENDAR
        PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
        VERSION:2.0
        X-WR-CALNAME:Oberseminar
        BEGIN:VEVENT
        CREATED:20210301T101112Z
        LAST-MODIFIED:20210301T101113Z
        DTSTAMP:20210301T101113Z
        UID:b1946ac9-2492-4d23-8f3c-1c2d3e4f5a6b
        SUMMARY:Vortrag
        CATEGORIES:Vortrag,online
        DTSTART;TZID=/mozilla.org/20050126_1/Europe/Vienna:20210503T161500
        DURATION:PT1H30M
        URL:https://example.org/vortrag
        X-MOZ-GENERATION:3
        X-MOZ-LASTACK:20210503T141000Z
        END:VEVENT
        BEGIN:VEVENT
        UID:b1946ac9-2492-4d23-8f3c-1c2d3e4f5a6c
        SUMMARY:Anmeldeschluss
        DTSTART;TZID=/mozilla.org/20050126_1/Europe/Vienna:20210430T235900
        END:VEVENT
        BEGIN:VEVENT
        UID:b1946ac9-2492-4d23-8f3c-1c2d3e4f5a6d
        SUMMARY:Frühstück
        STATUS:CANCELLED
        DTSTART:20210504T090000
        DTEND:20210504T100000
        END:VEVENT
        BEGIN:VTODO
        UID:b1946ac9-2492-4d23-8f3c-1c2d3e4f5a6e
        SUMMARY:Raum buchen
        DUE;VALUE=DATE:20210401
        END:VTODO
        END:VCALENDAR
        """
}
