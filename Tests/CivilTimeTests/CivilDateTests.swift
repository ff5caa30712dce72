import Foundation
import Testing

import CivilTime

@Suite struct CivilDateTests {
    @Test(arguments: [
        (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2021, 3, 10, 18_696), (1, 1, 1, -719_162),
        (-1, 12, 31, -719_529), (9999, 12, 31, 2_932_896),
    ])
    func `days are counted from 1970 in both directions`(year: Int, month: Int, day: Int, number: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.daysSinceEpoch == number)
        #expect(CivilDate(daysSinceEpoch: number) == date)
    }

    @Test func `every day of four centuries follows the one before it`() throws {
        var date = try #require(CivilDate("1799-12-31"))
        for _ in 0..<146_097 {
            let next = date.adding(days: 1)
            let isSameMonth = next.month == date.month && next.day == date.day + 1
            let isNextMonth = next.day == 1 && CivilDate(year: date.year, month: date.month, day: date.day + 1) == nil
            guard isSameMonth || isNextMonth, next.weekday.rawValue == date.weekday.rawValue % 7 + 1 else {
                Issue.record("\(next) came after \(date)")
                return
            }
            date = next
        }
        #expect(date.description == "2199-12-31")
    }

    @Test(arguments: [
        "2021-02-29", "2100-02-29", "2021-00-10", "2021-13-01", "2021-04-31", "2021-3-10", "21-03-10", "2021-03-10 ",
        "2021/03/10", "", "2021-03", "２０２１-03-10", "+2021-03-10", "2021-03-1o",
    ])
    func `what is no date is not read as one`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test(arguments: ["0000-02-29", "2000-02-29", "2021-03-10", "9999-12-31"])
    func `a date's text is read back`(text: String) {
        #expect(CivilDate(text)?.description == text)
    }

    @Test(arguments: [
        ("2021-01-31", 1, "2021-02-28"), ("2020-01-31", 1, "2020-02-29"), ("2021-03-31", -1, "2021-02-28"),
        ("2021-12-15", 1, "2022-01-15"), ("2021-01-15", -1, "2020-12-15"), ("2020-02-29", 12, "2021-02-28"),
    ])
    func `a month later is the same day or the month's last`(text: String, months: Int, expected: String) {
        #expect(CivilDate(text)?.adding(months: months).description == expected)
    }

    @Test func `arithmetic beyond the supported years stops at their ends`() throws {
        let date = try #require(CivilDate("2021-03-10"))
        let last = date.adding(days: .max)
        #expect(last == date.adding(months: .max))
        #expect(last == last.adding(days: 1))
        #expect(last.year == CivilDate.supportedYears.upperBound)
        #expect(date.adding(days: .min) == date.adding(months: .min))
        #expect(last.description == "+1000000-12-31")
    }

    @Test func `a date travels through JSON as its text, and nonsense is explained`() throws {
        let dates = try JSONDecoder().decode([CivilDate].self, from: Data(#"["2021-03-10"]"#.utf8))
        #expect(String(decoding: try JSONEncoder().encode(dates), as: UTF8.self) == #"["2021-03-10"]"#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CivilDate].self, from: Data(#"["2021-02-30"]"#.utf8))
        }
    }
}
