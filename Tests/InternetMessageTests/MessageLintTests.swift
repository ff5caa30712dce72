import InternetMessage
import TestSupport
import Testing

/// The lint itself: that it is silent about a good message proves nothing unless it speaks about a bad one.
struct MessageLintTests {
    @Test(arguments: [
        ("\r\nSubject:", "\r\nSubject: twice\r\nSubject:", "subject occurs more than once"),
        ("\r\nMessage-ID:", "\r\nX-Message-ID:", "message-id is missing"),
        ("Hello.\r\n", "Hello.\n", "bare LF"), ("Hello.\r\n", "Hello.\r\r\n", "bare CR"),
        ("Hello.", "Grüße", "8-bit octet"), ("Hello.", ".Hello", "begins with a dot"),
        ("Hello.", String(repeating: "x", count: 999), "line over 998"), ("Hello.", "Hello. ", "ends in white space"),
        ("Submit", "=?utf-8?Q?=C3?= Submit", "splits a character"), ("Submit", "=?utf-8?X?a?=", "broken encoded word"),
        ("Mon, 19 Apr", "19 April", "date is malformed"), ("; charset=utf-8", "", "without a charset"),
        ("--\r\n", "\r\n", "boundary is not closed"), ("boundary=", "border=", "without a boundary"),
    ])
    func `a fault is named`(good: String, bad: String, complaint: String) throws {
        let text = String(decoding: try sampleMessage(html: "<p>Hello.</p>").bytes(), as: UTF8.self)
        let message = text.replacing(good, with: bad)
        #expect(message != text)
        let complaints = MessageLint.complaints(about: message.utf8)
        #expect(complaints.contains { $0.contains(complaint) }, "\(complaints)")
    }
}
