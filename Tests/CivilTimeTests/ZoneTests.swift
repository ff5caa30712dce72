import Foundation
import Testing

@testable import CivilTime

@Suite struct ZoneTests {
    @Test(arguments: [
        ("Europe/Berlin", "2021-04-19 14:00", "2021-04-19T14:00:00+02:00"),
        ("Europe/Berlin", "2021-12-01 14:00", "2021-12-01T14:00:00+01:00"),
        ("Europe/Berlin", "2099-07-01 08:00", "2099-07-01T08:00:00+02:00"),
        ("Europe/Berlin", "1890-01-01 00:00", "1889-12-31T23:59:32+00:53"),
        ("America/St_Johns", "2021-12-01 14:00", "2021-12-01T14:00:00-03:30"),
        ("Asia/Kathmandu", "2021-12-01 14:00", "2021-12-01T14:00:00+05:45"),
        ("UTC", "2021-12-01 14:00", "2021-12-01T14:00:00Z"), ("Etc/UTC", "2021-12-01 14:00", "2021-12-01T14:00:00Z"),
        ("Europe/London", "2021-12-01 14:00", "2021-12-01T14:00:00+00:00"),
    ])
    func `an instant is written with the zone's offset`(name: String, wall: String, expected: String) throws {
        let zone = try Zone(identifier: name)
        #expect(zone.rfc3339(zone.instant(try #require(WallTime(wall)))) == expected)
    }

    @Test(arguments: [
        "Europe/Berln", "europe/berlin", "", "Europe", "../../../etc/passwd", "/etc/localtime", "Europe/../UTC",
        "localtime", "posixrules", "Factory", "right/UTC", "posix/UTC", "tzdata.zi", "leapseconds", "zone.tab",
        "Europe/Berlin/", "Europe//Berlin", "Europe/Berlin\0", "CEST", "+02:00",
    ])
    func `what is not a zone of the database is unknown`(name: String) {
        #expect(throws: ZoneError.unknown(name)) { try Zone(identifier: name) }
    }

    @Test func `a wall time that is left out moves forward by the gap`() throws {
        let zone = try Zone(identifier: "Europe/Berlin")
        let wall = try #require(WallTime("2021-03-28 02:30"))
        let moved = zone.instant(wall)
        #expect(zone.rfc3339(moved) == "2021-03-28T03:30:00+02:00")
        let (before, after) = (try #require(WallTime("2021-03-28 02:00")), try #require(WallTime("2021-03-28 03:00")))
        #expect(zone.resolve(wall) == .gap(before: before, after: after, moved))
    }

    @Test func `of a wall time that comes twice the first is meant`() throws {
        let zone = try Zone(identifier: "Europe/Berlin")
        let wall = try #require(WallTime("2021-10-31 02:30"))
        let first = zone.instant(wall)
        #expect(zone.rfc3339(first) == "2021-10-31T02:30:00+02:00")
        #expect(zone.resolve(wall) == .overlap(first: first, second: first.addingTimeInterval(3_600)))
    }

    @Test(arguments: [
        ("Europe/Berlin", "2021-03-28 01:59:59", "unique"), ("Europe/Berlin", "2021-03-28 02:00", "gap"),
        ("Europe/Berlin", "2021-03-28 02:59:59", "gap"), ("Europe/Berlin", "2021-03-28 03:00", "unique"),
        ("Europe/Berlin", "2021-10-31 01:59:59", "unique"), ("Europe/Berlin", "2021-10-31 02:00", "overlap"),
        ("Europe/Berlin", "2021-10-31 02:59:59", "overlap"), ("Europe/Berlin", "2021-10-31 03:00", "unique"),
        ("Australia/Lord_Howe", "2021-10-03 02:15", "gap"), ("Australia/Lord_Howe", "2021-10-03 02:30", "unique"),
        ("Australia/Lord_Howe", "2021-04-04 01:29:59", "unique"),
        ("Australia/Lord_Howe", "2021-04-04 01:45", "overlap"),
        ("Pacific/Apia", "2011-12-30 00:00", "gap"), ("Pacific/Apia", "2011-12-30 23:59:59", "gap"),
        ("Pacific/Apia", "2011-12-31 00:00", "unique"), ("Pacific/Kwajalein", "1993-08-21 12:00", "gap"),
        ("Europe/Berlin", "2060-03-28 02:30", "gap"), ("UTC", "2021-03-28 02:30", "unique"),
    ])
    func `the borders of a change belong to the right side`(name: String, wall: String, expected: String) throws {
        let resolution = try Zone(identifier: name).resolve(try #require(WallTime(wall)))
        let kind =
            switch resolution {
            case .unique: "unique"
            case .gap: "gap"
            case .overlap: "overlap"
            }
        #expect(kind == expected)
    }

    @Test(arguments: [
        ("Europe/Berlin", "2021-03-28", 23.0), ("Europe/Berlin", "2021-10-31", 25), ("Europe/Berlin", "2021-04-19", 24),
        ("Australia/Lord_Howe", "2021-04-04", 24.5), ("Australia/Lord_Howe", "2021-10-03", 23.5),
        ("Pacific/Apia", "2011-12-30", 0), ("Pacific/Apia", "2011-12-31", 24), ("America/Havana", "2021-03-14", 23),
        ("America/Sao_Paulo", "2018-11-04", 23), ("America/Sao_Paulo", "2018-02-17", 25),
        ("Africa/Cairo", "2023-10-26", 25), ("America/Toronto", "1919-03-30", 23.5),
        ("America/Toronto", "1919-03-31", 23.5),
    ])
    func `a day is as long as its clocks make it`(name: String, day: String, hours: Double) throws {
        let zone = try Zone(identifier: name)
        let date = try #require(CivilDate(day))
        #expect(zone.endOfDay(date).timeIntervalSince(zone.startOfDay(date)) == hours * 3_600)
    }

    @Test func `a day whose midnight is left out begins with the change`() throws {
        let zone = try Zone(identifier: "America/Sao_Paulo")
        let start = zone.startOfDay(try #require(CivilDate("2018-11-04")))
        #expect(zone.rfc3339(start) == "2018-11-04T01:00:00-02:00")
    }

    @Test func `Dublin saves minus one hour in winter`() throws {
        let zone = try Zone(identifier: "Europe/Dublin")
        let winter = zone.instant(try #require(WallTime("2021-01-15 12:00")))
        let summer = zone.instant(try #require(WallTime("2050-07-15 12:00")))
        #expect((zone.offset(at: winter), zone.abbreviation(at: winter)) == (0, "GMT"))
        #expect((zone.offset(at: summer), zone.abbreviation(at: summer)) == (3_600, "IST"))
        #expect(zone.isDaylightSaving(at: winter) && !zone.isDaylightSaving(at: summer))
    }

    @Test func `Casablanca interrupts its summer time for Ramadan`() throws {
        let zone = try Zone(identifier: "Africa/Casablanca")
        let year = (try #require(WallTime("2021-01-01 00:00")), try #require(WallTime("2022-01-01 00:00")))
        let transitions = zone.transitions(from: zone.instant(year.0), to: zone.instant(year.1))
        #expect(transitions.map { zone.rfc3339($0.at) } == ["2021-04-11T02:00:00+00:00", "2021-05-16T03:00:00+01:00"])
        #expect(transitions.map(\.offsetBefore) == [3_600, 0])
    }

    @Test func `transitions include the first moment and exclude the last`() throws {
        let zone = try Zone(identifier: "Europe/Berlin")
        let change = zone.instant(try #require(WallTime("2021-03-28 03:00")))
        let expected = Zone.Transition(
            at: change, offsetBefore: 3_600, offsetAfter: 7_200, isDaylightSaving: true, abbreviation: "CEST")
        #expect(zone.transitions(from: change, to: change.addingTimeInterval(1)) == [expected])
        #expect(zone.transitions(from: change.addingTimeInterval(1), to: change.addingTimeInterval(2)).isEmpty)
        #expect(zone.transitions(from: change.addingTimeInterval(-9), to: change).isEmpty)
    }

    @Test(arguments: [
        Date.distantPast, .distantFuture, Date(timeIntervalSince1970: 1e300), Date(timeIntervalSince1970: -.infinity),
    ])
    func `instants far from now have a wall time too`(instant: Date) throws {
        let zone = try Zone(identifier: "Europe/Berlin")
        #expect(CivilDate.supportedYears.contains(zone.wallTime(at: instant).date.year))
        #expect([3_208, 3_600, 7_200].contains(zone.offset(at: instant)))
    }

    @Test func `parts of a second before 1970 belong to the second that began`() throws {
        let instant = Date(timeIntervalSince1970: -0.5)
        #expect(Zone.utc.rfc3339(instant) == "1969-12-31T23:59:59Z")
    }

    @Test func `zones are one where their names are one`() throws {
        #expect(try Zone(identifier: "UTC") == .utc)
        #expect(try Zone(identifier: "Europe/Berlin") == Zone(identifier: "Europe/Berlin"))
        #expect(try Zone(identifier: "Europe/Berlin") != Zone(identifier: "Europe/Paris"))
    }

    @Test func `the database says its version`() throws {
        let version = try #require(Zone.databaseVersion)
        #expect(version.wholeMatch(of: /20[0-9]{2}[a-z]+/) != nil, "\(version)")
    }
}
