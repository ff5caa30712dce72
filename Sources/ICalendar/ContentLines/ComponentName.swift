/// The components that are written here (RFC 5545 §3.6).
enum ComponentName: String {
    case calendar = "VCALENDAR"
    case event = "VEVENT"
    case timeZone = "VTIMEZONE"
    case standard = "STANDARD"
    case daylight = "DAYLIGHT"
    case alarm = "VALARM"
}
