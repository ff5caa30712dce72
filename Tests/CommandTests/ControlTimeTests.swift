import Testing
import seminarctl

@Suite struct ControlTimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, "Thu"), ("2021-03-10T08:00:00+01:00", 1_615_359_600, "Wed"),
        ("2000-02-29T23:59:59-05:30", 951_888_599, "Tue"), ("1969-12-31T23:59:59Z", -1, "Wed"),
        ("2100-03-01T00:00:00+00:00", 4_107_542_400, "Mon"),
    ])
    func `a time is read with its offset`(text: String, instant: Int, weekday: String) throws {
        let time = try #require(ControlTime(text))
        #expect(time.instant == instant)
        #expect(time.weekday == weekday)
    }

    @Test(arguments: [
        "", "2021-03-10", "2021-03-10T08:00:00", "2021-03-10T08:00:00+0100", "2021-13-10T08:00:00Z",
        "yesterday at nine",
        "2021-03-10T24:00:00Z", "٢٠٢١-03-10T08:00:00Z", "2021-03-10T08:00:00+01:00x",
    ])
    func `what is no time is not read as one`(text: String) {
        #expect(ControlTime(text) == nil)
    }
}
