"""When a reminder is due and until when it is of use, from the manual's words alone, with the zones of Python.

A question is a list of { zone, remind_at, holidays, shape, first, last, decide, rule }: `first` and `last` are a bare day,
or a day and a time, as the shape has them. An answer is a line: two instants in seconds, or that the rule is refused.
"""

import json
import re
import sys
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

NAMES = {
    "day": ["start", "opening", "end", "closing"],
    "days": ["start", "opening", "end", "closing"],
    "appointment": ["start", "opening", "end", "closing"],
    "recurring": ["start", "opening", "end", "closing"],
    "deadline": ["due", "end", "closing"],
    "undecided": ["start", "opening", "end", "closing", "due"],
}
USUAL = {"deadline": "due", "appointment": "start", "recurring": "start"}
LAST = {"end", "closing", "due"}


def instant(day, clock, zone):
    """What a gap leaves out is read after it, and what is there twice is the first: what fold=0 means."""
    return datetime.combine(day, clock).replace(tzinfo=zone, fold=0).timestamp()


class Case:
    def __init__(self, question):
        self.zone = ZoneInfo(question["zone"])
        self.remind_at = time.fromisoformat(question["remindAt"])
        self.holidays = set(map(date.fromisoformat, question["holidays"]))
        self.shape = question["shape"]
        self.first, self.last = self.point(question["first"]), self.point(question["last"])
        self.decide = self.point(question["decide"]) if question.get("decide") else None
        self.rule = question["rule"]

    @staticmethod
    def point(text):
        day, _, clock = text.partition(" ")
        return date.fromisoformat(day), time.fromisoformat(clock) if clock else None

    def moment(self, name):
        if name == "due" and self.shape == "undecided":
            return self.decide
        return self.last if name in LAST else self.first

    def warned_of(self, name):
        day, clock = self.moment(name)
        if clock:
            return instant(day, clock, self.zone)
        return self.end_of(day) if name in LAST else instant(day, time(), self.zone)

    def end_of(self, day):
        return instant(day + timedelta(1), time(), self.zone)

    def end_of_all(self):
        day, clock = self.last
        return instant(day, clock, self.zone) if clock else self.end_of(day)

    def end_of_its_day(self, name):
        day, clock = self.moment(name)
        if clock and self.shape == "deadline":
            return instant(day, clock, self.zone) + 3600
        return self.end_of(day)

    def working(self, day, count):
        step = timedelta(1 if count > 0 else -1)
        while count:
            day += step
            if day.isoweekday() < 6 and day not in self.holidays:
                count -= 1 if count > 0 else -1
        return day

    def answer(self):
        match = re.fullmatch(
            r"(?:(?P<count>\d+) (?P<working>working )?(?P<unit>minute|hour|day|week)s? (?P<side>before|after)(?: (?P<anchor>\w+))?"
            r"|at (?P<at>[a-z]+)|on the (?P<last>last )?day)(?: at (?P<clock>\d\d:\d\d))?",
            self.rule,
        )
        name = match["at"] or match["anchor"] or USUAL.get(self.shape, "opening")
        if match["last"] and self.shape != "deadline":
            name = "closing"
        if name not in NAMES[self.shape]:
            return "refused"
        clock = time.fromisoformat(match["clock"]) if match["clock"] else None
        is_elapsed = match["unit"] in ("minute", "hour")
        is_instant = self.shape in ("appointment", "recurring")
        if clock and (is_elapsed or match["at"] and is_instant):
            return "refused"
        day, hour = self.moment(name)
        if match["at"]:
            due = instant(day, hour or clock or self.remind_at, self.zone)
            until = self.end_of_all() if name in ("start", "opening") else self.end_of_its_day(name)
        elif not match["count"]:
            due = instant(day, clock or self.remind_at, self.zone)
            until = self.end_of_its_day(name)
        else:
            count = int(match["count"]) * (1 if match["side"] == "after" else -1)
            due = self.counted(count, match["unit"], match["working"], name, clock)
            until = self.warned_of(name) if count < 0 else self.a_week_after(due)
        return f"{int(due)} {int(until)}"

    def counted(self, count, unit, working, name, clock):
        if unit in ("minute", "hour"):
            return self.warned_of(name) + count * (60 if unit == "minute" else 3600)
        day = self.moment(name)[0]
        if working:
            day = self.working(day, count)
        else:
            day += timedelta(count * (7 if unit == "week" else 1))
        return instant(day, clock or self.remind_at, self.zone)

    def a_week_after(self, due):
        wall = datetime.fromtimestamp(due, timezone.utc).astimezone(self.zone) + timedelta(7)
        return instant(wall.date(), wall.time(), self.zone)


for question in json.load(sys.stdin):
    print(Case(question).answer())
