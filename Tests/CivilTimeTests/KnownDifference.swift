@testable import CivilTime

/// A program by others that expands rules.
enum RuleReader: String, CaseIterable, Encodable {
    case dateutil, libical
}

/// A shape of rules that a reader is known to understand otherwise than RFC 5545 §3.3.10 means it, with an example
/// worked out by hand from the section's words. Rules of such a shape it is not asked about; of all the others, each
/// answer counts.
struct KnownDifference: Sendable {
    let reader: RuleReader
    /// What the RFC says, and what the reader makes of it.
    let reason: String
    let rule: String
    let start: String
    /// By hand.
    let expected: String
    let covers: @Sendable (RecurrenceCase) -> Bool

    static func isKnown(_ one: RecurrenceCase, to reader: RuleReader) -> Bool {
        all.contains { $0.reader == reader && $0.covers(one) }
    }

    static let all = ofDateutil + ofLibicalsPositions + ofLibicalsCalendar + ofLibicalsClock

    private static let ofDateutil: [KnownDifference] = [
        .init(
            .dateutil,
            "\"Each BYDAY value can also be preceded by\" a number: each by itself. It wants a day to be both.",
            rule: "FREQ=MONTHLY;BYDAY=FR,1MO;COUNT=6", from: "2021-04-01 09:00",
            is:
                "2021-04-02 09:00, 2021-04-05 09:00, 2021-04-09 09:00, 2021-04-16 09:00, 2021-04-23 09:00, 2021-04-30 09:00"
        ) { rule, _ in Set(rule.byDay.map { $0.ordinal == nil }).count == 2 },
        .init(
            .dateutil, "What the rule lacks is \"derived from DTSTART\": its weekday. It takes the whole week.",
            rule: "FREQ=YEARLY;BYWEEKNO=20;COUNT=2", from: "2021-05-20 09:00", is: "2021-05-20 09:00, 2022-05-19 09:00"
        ) { rule, _ in
            !rule.byWeekNumber.isEmpty && rule.byDay.isEmpty && rule.byMonthDay.isEmpty && rule.byYearDay.isEmpty
        },
        .init(
            .dateutil,
            "Week 1 \"contains at least four (4) days in that calendar year\". It miscounts the last year's weeks:"
                + " from Sunday on, 2009 has 52, and 2014 has 53.",
            rule: "FREQ=YEARLY;BYWEEKNO=53;BYMONTHDAY=2;WKST=SU;COUNT=1", from: "2009-12-01 09:00",
            is: "2015-01-02 09:00"
        ) { rule, _ in rule.byWeekNumber.contains { abs($0) >= 52 } },
        .init(
            .dateutil,
            "For BYSETPOS a set \"starts at the beginning of the interval\", a WEEKLY one's at WKST. It starts at DTSTART.",
            rule: "FREQ=WEEKLY;BYDAY=TH,SA,SU;BYSETPOS=3;COUNT=2", from: "2000-04-16 09:00",
            is: "2000-04-16 09:00, 2000-04-23 09:00"
        ) { rule, start in
            rule.frequency == .weekly && !rule.bySetPosition.isEmpty && start.date.weekday != rule.weekStart
        },
        .init(
            .dateutil,
            "Beside BYMONTH the numbers count within the month, which has no 51st Tuesday. It stumbles over it.",
            rule: "FREQ=YEARLY;BYMONTH=3;BYDAY=1TU,51TU;COUNT=2", from: "2021-01-01 09:00",
            is: "2021-03-02 09:00, 2022-03-01 09:00"
        ) { rule, _ in !rule.byMonth.isEmpty && rule.byDay.contains { abs($0.ordinal ?? 0) > 5 } },
    ]

    private static let ofLibicalsPositions: [KnownDifference] = [
        .init(
            .libical,
            "\"In a WEEKLY rule, the interval would be one week\": BYSETPOS picks from it. It ignores it there.",
            rule: "FREQ=WEEKLY;BYDAY=MO,TH,SA;BYSETPOS=1;COUNT=2", from: "2011-03-07 12:31",
            is: "2011-03-07 12:31, 2011-03-14 12:31"
        ) { rule, _ in !rule.bySetPosition.isEmpty && rule.frequency < .monthly },
        .init(
            .libical, "BYSETPOS picks \"the nth occurrence within the set\", times included. It picks days.",
            rule: "FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=9,10;BYSETPOS=-1;COUNT=2", from: "2021-04-01 09:00",
            is: "2021-04-01 10:00, 2021-05-01 10:00"
        ) { rule, _ in
            !rule.bySetPosition.isEmpty && ![rule.byHour, rule.byMinute, rule.bySecond].allSatisfy(\.isEmpty)
        },
        .init(
            .libical,
            "BYSETPOS picks from \"a set\": in May, of 31 days, -12 and 20 are one day, which has no second."
                + " Counting from the end, it counts that day twice.",
            rule: "FREQ=MONTHLY;BYMONTHDAY=-12,20;BYSETPOS=-2;COUNT=2", from: "2001-04-01 09:00",
            is: "2001-04-19 09:00, 2001-06-19 09:00"
        ) { rule, _ in
            rule.bySetPosition.contains { $0 < 0 }
                && [rule.byMonthDay, rule.byYearDay].contains { $0.contains { $0 < 0 } && $0.contains { $0 > 0 } }
        },
    ]

    private static let ofLibicalsCalendar: [KnownDifference] = [
        .init(
            .libical, "In the table BYMONTHDAY expands YEARLY: in every month. It stays in DTSTART's.",
            rule: "FREQ=YEARLY;BYMONTHDAY=8;COUNT=2", from: "1999-02-14 09:00", is: "1999-03-08 09:00, 1999-04-08 09:00"
        ) { rule, _ in rule.frequency == .yearly && !rule.byMonthDay.isEmpty && rule.byMonth.isEmpty },
        .init(
            .libical,
            "\"-10 represents the tenth to the last day of the month\", also where BYMONTHDAY limits. It never matches.",
            rule: "FREQ=DAILY;BYMONTHDAY=-1;COUNT=2", from: "2021-04-15 09:00", is: "2021-04-30 09:00, 2021-05-31 09:00"
        ) { rule, _ in rule.frequency <= .daily && (rule.byMonthDay + rule.byYearDay).contains { $0 < 0 } },
        .init(
            .libical,
            "In the table BYMONTH limits YEARLY, and BYYEARDAY expands it: day 18 is in January. Of both it makes nothing.",
            rule: "FREQ=YEARLY;BYYEARDAY=18;BYMONTH=1;COUNT=2", from: "2021-07-31 09:00",
            is: "2022-01-18 09:00, 2023-01-18 09:00"
        ) { rule, _ in rule.frequency == .yearly && !rule.byMonth.isEmpty && !rule.byYearDay.isEmpty },
        .init(
            .libical,
            "What the rule lacks is \"derived from DTSTART\": its weekday. It ignores BYWEEKNO without BYDAY.",
            rule: "FREQ=YEARLY;BYWEEKNO=20;COUNT=2", from: "2021-05-20 09:00", is: "2021-05-20 09:00, 2022-05-19 09:00"
        ) { rule, _ in !rule.byWeekNumber.isEmpty && rule.byDay.isEmpty },
        .init(
            .libical,
            "A week belongs to the year with four of its days, \"assuming\" the WKST: from Saturday on, 2019 has 53 weeks,"
                + " and -10 is the 44th. It counts weeks of Monday.",
            rule: "FREQ=YEARLY;BYWEEKNO=-10;BYDAY=MO;WKST=SA;COUNT=1", from: "2019-01-20 18:32",
            is: "2019-10-28 18:32"
        ) { rule, _ in rule.weekStart != .monday && rule.byWeekNumber.contains { $0 < 0 } },
        .init(
            .libical,
            "In the table BYMONTHDAY and BYYEARDAY limit YEARLY with BYWEEKNO: week 18 of 2005 is from 2 May to 8 May."
                + " Of both it makes nothing.",
            rule: "FREQ=YEARLY;BYWEEKNO=18;BYDAY=SA;BYMONTHDAY=7;BYMONTH=5;COUNT=1", from: "2005-04-11 12:46",
            is: "2005-05-07 12:46"
        ) { rule, _ in !rule.byWeekNumber.isEmpty && !(rule.byMonthDay + rule.byYearDay).isEmpty },
        .init(
            .libical,
            "A YEARLY set lies in \"the interval defined by the FREQ\", a calendar year: 2 January 2016, of the last week"
                + " of 2015, is not in each second year from 2015. It takes the week's year.",
            rule: "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=53;BYDAY=SA;COUNT=1", from: "2015-01-01 09:00",
            is: "2021-01-02 09:00"
        ) { rule, _ in rule.interval > 1 && rule.byWeekNumber.contains { $0 == 1 || abs($0) >= 52 || $0 == -1 } },
        .init(
            .libical,
            "\"The default value is MO\" for WKST: the week of that Wednesday ends on Sunday 21. It counts"
                + " weeks of Sunday where the week's first BYDAY comes before its WKST.",
            rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=2", from: "2001-10-17 09:00",
            is: "2001-10-21 09:00, 2001-11-04 09:00"
        ) { rule, _ in
            let weekdays = rule.byDay.map(\.weekday.rawValue)
            let first = weekdays.min { left, right in
                (left - rule.weekStart.rawValue).modulo(7) < (right - rule.weekStart.rawValue).modulo(7)
            }
            return rule.frequency == .weekly && rule.interval > 1
                && first.map { $0 % 7 < rule.weekStart.rawValue % 7 } ?? false
        },
    ]

    private static let ofLibicalsClock: [KnownDifference] = [
        .init(
            .libical,
            "In the table BYHOUR limits HOURLY, as do BYMINUTE MINUTELY and BYSECOND SECONDLY. It expands them, from the"
                + " next day, hour or minute on, whatever the INTERVAL.",
            rule: "FREQ=HOURLY;BYHOUR=23;COUNT=2", from: "2000-06-11 09:25", is: "2000-06-11 23:25, 2000-06-12 23:25"
        ) { rule, _ in
            switch rule.frequency {
            case .hourly: !rule.byHour.isEmpty
            case .minutely: !rule.byMinute.isEmpty
            case .secondly: !rule.bySecond.isEmpty
            default: false
            }
        },
        .init(
            .libical,
            "In the table BYHOUR limits MINUTELY: every minute of the hour. It enters the hour at DTSTART's minute.",
            rule: "FREQ=MINUTELY;BYHOUR=13;COUNT=2", from: "2021-04-01 07:41", is: "2021-04-01 13:00, 2021-04-01 13:01"
        ) { rule, _ in
            switch rule.frequency {
            case .minutely: !rule.byHour.isEmpty
            case .secondly: !rule.byHour.isEmpty || !rule.byMinute.isEmpty
            default: false
            }
        },
    ]

    private init(
        _ reader: RuleReader, _ reason: String, rule: String, from start: String, is expected: String,
        _ covers: @escaping @Sendable (RecurrenceRule, WallTime) -> Bool
    ) {
        self.reader = reader
        self.reason = reason
        self.rule = rule
        self.start = start
        self.expected = expected
        self.covers = { covers($0.rule, $0.start) }
    }
}
