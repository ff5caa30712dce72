/// The properties that are written here: RFC 5545 §3.7 and §3.8, RFC 7986 §5, and what clients made a custom.
enum PropertyName: String {
    // The calendar's own.
    case productIdentifier = "PRODID"
    case version = "VERSION"
    case calendarScale = "CALSCALE"
    case method = "METHOD"
    case name = "NAME"
    case refreshInterval = "REFRESH-INTERVAL"
    case source = "SOURCE"

    // What an event is, and when.
    case uniqueIdentifier = "UID"
    case dateTimeStamp = "DTSTAMP"
    case created = "CREATED"
    case lastModified = "LAST-MODIFIED"
    case sequenceNumber = "SEQUENCE"
    case dateTimeStart = "DTSTART"
    case dateTimeEnd = "DTEND"
    case recurrenceRule = "RRULE"
    case recurrenceDateTimes = "RDATE"
    case exceptionDateTimes = "EXDATE"
    case recurrenceIdentifier = "RECURRENCE-ID"

    // What people read, and what a client makes of it.
    case summary = "SUMMARY"
    case description = "DESCRIPTION"
    case location = "LOCATION"
    case uniformResourceLocator = "URL"
    case conference = "CONFERENCE"
    case categories = "CATEGORIES"
    case status = "STATUS"
    case timeTransparency = "TRANSP"
    case classification = "CLASS"
    case priority = "PRIORITY"
    case color = "COLOR"
    case organizer = "ORGANIZER"

    // Alarms.
    case action = "ACTION"
    case trigger = "TRIGGER"

    // Time zones.
    case timeZoneIdentifier = "TZID"
    case timeZoneName = "TZNAME"
    case timeZoneOffsetFrom = "TZOFFSETFROM"
    case timeZoneOffsetTo = "TZOFFSETTO"

    // Older than RFC 7986, and still the ones that most clients read.
    case customCalendarName = "X-WR-CALNAME"
    case customCalendarDescription = "X-WR-CALDESC"
    case customTimeZone = "X-WR-TIMEZONE"
    case customPublishedTimeToLive = "X-PUBLISHED-TTL"
    case customBusyStatus = "X-MICROSOFT-CDO-BUSYSTATUS"
}
