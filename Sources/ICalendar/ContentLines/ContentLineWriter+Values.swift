import CivilTime
import Foundation

/// The value types of RFC 5545 §3.3, digit by digit: a calendar of thousands of events is rendered while a client
/// waits.
extension ContentLineWriter {
    mutating func append(_ value: PropertyValue) {
        switch value {
        case .text(let text): appendText(text)
        case .texts(let texts): appendTexts(texts)
        case .token(let token): append(token)
        case .uri(let uri): appendURI(uri, keeping: Self.isURICharacter)
        case .mailbox(let address):
            append("mailto:")
            appendURI(address, keeping: Self.isMailboxCharacter)
        case .date(let date): append(date)
        case .instant(let instant):
            append(Zone.utc.wallTime(at: instant))
            append(UInt8(ascii: "Z"))
        case .wallTime(let wallTime): append(wallTime)
        case .duration(let duration): append(duration)
        case .integer(let integer): append(String(integer))
        case .utcOffset(let seconds): appendOffset(seconds)
        }
    }

    private mutating func appendTexts(_ texts: [String]) {
        for (index, text) in texts.enumerated() {
            if index > 0 { append(UInt8(ascii: ",")) }
            appendText(text)
        }
    }

    private mutating func append(_ date: CivilDate) {
        appendDigits(date.year, count: 4)
        appendDigits(date.month, count: 2)
        appendDigits(date.day, count: 2)
    }

    private mutating func append(_ wallTime: WallTime) {
        append(wallTime.date)
        append(UInt8(ascii: "T"))
        appendClock(seconds: wallTime.time.secondsSinceMidnight, alwaysWithSeconds: true)
    }

    /// Hours count on beyond a day: a day of 24 hours is not the calendar's day (§3.3.6).
    private mutating func append(_ duration: Duration) {
        let seconds = Int(duration.components.seconds)
        append(seconds < 0 ? "-PT" : "PT")
        let parts = [(seconds / 3_600, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S")]
        for (count, unit) in parts where count != 0 {
            append(String(count.magnitude))
            append(unit)
        }
        if seconds == 0 { append("0S") }
    }

    private mutating func appendOffset(_ seconds: Int) {
        append(UInt8(ascii: seconds < 0 ? "-" : "+"))
        appendClock(seconds: Int(seconds.magnitude), alwaysWithSeconds: false)
    }

    private mutating func appendClock(seconds: Int, alwaysWithSeconds: Bool) {
        appendDigits(seconds / 3_600, count: 2)
        appendDigits(seconds / 60 % 60, count: 2)
        if alwaysWithSeconds || seconds % 60 != 0 { appendDigits(seconds % 60, count: 2) }
    }

    private mutating func appendDigits(_ number: Int, count: Int) {
        var divisor = count == 4 ? 1_000 : 10
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}

extension ContentLineWriter {
    /// Octets that may not stand in a URI are percent-encoded (RFC 3986 §2.1), control characters among them.
    private mutating func appendURI(_ uri: String, keeping isAllowed: (UInt8) -> Bool) {
        for octet in uri.utf8 {
            if isAllowed(octet) {
                append(octet)
            } else {
                append(UInt8(ascii: "%"))
                append(Self.hexadecimalDigit(octet >> 4))
                append(Self.hexadecimalDigit(octet & 0x0F))
            }
        }
    }

    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    /// A percent sign stays: the caller's URI may be encoded already.
    private static func isURICharacter(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"): false
        case UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"): false
        default: octet > 0x20 && octet < 0x7F
        }
    }

    /// RFC 6068 §2: the characters of an address that need no encoding in a `mailto:` URI.
    private static func isMailboxCharacter(_ octet: UInt8) -> Bool {
        isURICharacter(octet) && !"%/?#[]&;=:,".utf8.contains(octet)
    }
}
