import Foundation
import TestSupport
import Testing

@testable import CivilTime

/// Generated rules against python-dateutil, all in one question.
@Suite struct RecurrenceOracleTests {
    /// Reads `zone|start|horizon|rule` lines and prints the occurrences of each, at most forty.
    ///
    /// python-dateutil looks for rules that never happen through the year 9999, for minutes: its last year is lowered to
    /// the horizon's, and after 20 ms of computing (not of waiting) it is asked no more. Some numbered weekdays
    /// make it stumble over an index.
    private static let script = """
        import datetime as real, signal, sys
        from datetime import datetime, timezone
        from zoneinfo import ZoneInfo
        from dateutil import rrule

        class ShortCalendar:
            def __getattr__(self, name):
                return getattr(real, name)

        class TooSlow(Exception):
            pass

        def give_up(*_):
            raise TooSlow

        rrule.datetime = ShortCalendar()
        signal.signal(signal.SIGVTALRM, give_up)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGVTALRM])

        def exists(wall, zone):
            there = wall.replace(tzinfo=zone)
            return there.astimezone(timezone.utc).astimezone(zone).replace(tzinfo=None) == wall

        def occurrences(zone, start, horizon, rule):
            zone = ZoneInfo(zone)
            start, horizon = (datetime.strptime(text, "%Y%m%dT%H%M%S") for text in (start, horizon))
            rrule.datetime.MAXYEAR = horizon.year
            found = []
            for wall in rrule.rrulestr(rule, dtstart=start):
                if wall > horizon or len(found) == 40:
                    break
                if exists(wall, zone):
                    found.append(wall.strftime("%Y%m%dT%H%M%S"))
            return found

        for line in sys.stdin:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0.02)
            try:
                print(*occurrences(*line.strip().split("|")))
            except (TooSlow, IndexError):
                print("no answer")
            except ValueError as error:
                # So dateutil says that hours, minutes and seconds never meet.
                print("" if "Invalid combination" in str(error) or "Invalid rrule byxxx" in str(error) else error)
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        """

    @Test func `generated rules yield what python-dateutil says`() throws {
        let seed: UInt64 = 5_545
        var random = SeededGenerator(seed: seed)
        let cases = try (0..<1_200).map { _ in try RecurrenceCase(using: &random) }
        let question = cases.map(\.question).joined(separator: "\n")
        let answer = try PythonOracle(script: Self.script).answer(to: question)
        let lines = answer.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count > cases.count)
        var compared = 0
        for (one, line) in zip(cases, lines) where line != "no answer" {
            compared += 1
            #expect(try one.occurrences() == line, "\(one.question), seed \(seed)")
        }
        #expect(compared >= 1_000)
    }
}
