"""Reads VTIMEZONEs with libical and icalendar; prints where their offsets are not those of zoneinfo."""

import json
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import icalendar
from icalendar.timezone import tzp


def offset(zone, instant):
    return int(instant.replace(tzinfo=timezone.utc).astimezone(zone).utcoffset().total_seconds())


def probes(zone, first, last, step):
    """Every `step`, and around each change to the second."""
    # The years are the zone's own: their first and last instants lie beside those of UTC.
    instant = datetime(first, 1, 1) - timedelta(seconds=offset(zone, datetime(first, 1, 1)))
    end = datetime(last + 1, 1, 1) - timedelta(seconds=offset(zone, datetime(last + 1, 1, 1)))
    while instant < end:
        yield instant
        following = min(instant + step, end)
        if offset(zone, instant) != offset(zone, following):
            low, high = instant, following
            while high - low > timedelta(seconds=1):
                middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
                low, high = (middle, high) if offset(zone, middle) == offset(zone, instant) else (low, middle)
            yield low
            if high < end:
                yield high
        instant = following


def is_unique(zone, instant):
    wall = instant.replace(tzinfo=timezone.utc).astimezone(zone).replace(fold=0)
    return wall.utcoffset() == wall.replace(fold=1).utcoffset()


tzp.use_zoneinfo()
for case in json.load(sys.stdin):
    name, text, first, last = case["zone"], case["text"], case["first"], case["last"]
    zone = ZoneInfo(name)
    calendar = Component.parse(text)
    component = next(calendar.children("VTIMEZONE"))

    instants = list(probes(zone, first, last, timedelta(hours=6 if last - first < 6 else 31)))
    for instant, found in zip(instants, component.offsets(instants)):
        if found != offset(zone, instant):
            print(name, f"{first}-{last}", instant, "libical:", found, "expected:", offset(zone, instant))

    parsed = icalendar.Calendar.from_ical(text).walk("VTIMEZONE")[0].to_tz(tzp, lookup_tzid=False)
    for instant in probes(zone, first, last, timedelta(days=23, hours=5)):
        if not is_unique(zone, instant):
            continue
        expected = offset(zone, instant)
        wall = (instant + timedelta(seconds=expected)).replace(tzinfo=parsed)
        found = int(wall.utcoffset().total_seconds())
        if found != expected:
            print(name, f"{first}-{last}", instant, "icalendar:", found, "expected:", expected)
