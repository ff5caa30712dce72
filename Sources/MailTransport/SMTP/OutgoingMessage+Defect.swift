import SeminarCore

extension OutgoingMessage {
    /// What makes these bytes unfit for SMTP: lone CR or LF, which servers read as line ends at will, so that a text could
    /// pretend to be the end of the data (RFC 5321 §2.3.8), and NUL.
    var defect: String? {
        var previous: UInt8 = 0
        for (index, byte) in bytes.enumerated() {
            let isLoneReturn = previous == carriageReturn && byte != lineFeed
            let isLoneFeed = byte == lineFeed && previous != carriageReturn
            if isLoneReturn || isLoneFeed || byte == 0 {
                return
                    "byte \(index) of the message is no part of a line ended by CRLF; this is a defect of the service"
            }
            previous = byte
        }
        return previous == carriageReturn ? "the message ends in a lone CR; this is a defect of the service" : nil
    }
}

private let carriageReturn = UInt8(ascii: "\r")
private let lineFeed = UInt8(ascii: "\n")
