"""Reads VTIMEZONEs with libical and icalendar; prints where their offsets are not those of zoneinfo."""

import json
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from icalendar.timezone import tzp


def offset(zone, instant):
    return int(zone.utcoffset(zone.fromutc(instant.replace(tzinfo=zone))).total_seconds())


def new_year(zone, year):
    """The years are the zone's own: their first and last instants lie beside those of UTC."""
    return datetime(year, 1, 1) - timedelta(seconds=offset(zone, datetime(year, 1, 1)))


def probes(zone, first, last, step):
    """Instants and their offsets: every `step`, and around each change to the second."""
    instant, end = new_year(zone, first), new_year(zone, last + 1)
    expected = offset(zone, instant)
    while instant < end:
        yield instant, expected
        following = min(instant + step, end)
        next_expected = offset(zone, following)
        if expected != next_expected:
            low, high = instant, following
            while high - low > timedelta(seconds=1):
                middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
                low, high = (middle, high) if offset(zone, middle) == expected else (low, middle)
            yield low, expected
            if high < end:
                yield high, offset(zone, high)
        instant, expected = following, next_expected


def is_unique(zone, instant):
    wall = zone.fromutc(instant.replace(tzinfo=zone)).replace(fold=0)
    return wall.utcoffset() == wall.replace(fold=1).utcoffset()


tzp.use_zoneinfo()
for case in json.load(sys.stdin):
    name, text, first, last = case["zone"], case["text"], case["first"], case["last"]
    step = timedelta(hours=case["hours"])
    zone = ZoneInfo(name)
    component = next(Component.parse(text).children("VTIMEZONE"))
    instants = list(probes(zone, first, last, step))
    offsets = component.offsets(instant for instant, _ in instants)
    for (instant, expected), found in zip(instants, offsets, strict=True):
        if found != expected:
            print(name, f"{first}-{last}", instant, "libical:", found, "expected:", expected)

    parsed = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")[0].to_tz(tzp, lookup_tzid=False)
    for instant, expected in probes(zone, first, last, timedelta(days=23, hours=5)):
        if is_unique(zone, instant):
            wall = (instant + timedelta(seconds=expected)).replace(tzinfo=parsed)
            found = int(wall.utcoffset().total_seconds())
            if found != expected:
                print(name, f"{first}-{last}", instant, "icalendar:", found, "expected:", expected)
