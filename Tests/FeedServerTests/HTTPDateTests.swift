import Foundation
import Testing

@testable import FeedServer

@Suite struct HTTPDateTests {
    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (1_614_236_400, "Thu, 25 Feb 2021 07:00:00 GMT"),
        (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"), (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
    func `an instant is written and read as RFC 9110 has it`(seconds: Int, text: String) {
        let instant = Date(timeIntervalSince1970: Double(seconds))
        #expect(HTTPDate.text(instant) == text)
        #expect(HTTPDate.parse(text) == instant)
    }

    @Test func `a fraction of a second is left out, not rounded up into the future`() {
        #expect(HTTPDate.text(Date(timeIntervalSince1970: 0.999)) == "Thu, 01 Jan 1970 00:00:00 GMT")
    }

    @Test(arguments: [
        "", "now", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 6 Nov 1994 08:49:37 GMT", "Tue, 30 Feb 2021 00:00:00 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:49 GMT", "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov -994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:٣٧ GMT", "Sun, 06 Nov 1994 08:49:37 GMT ",
    ])
    func `what is not in the one form is no date`(text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }
}
