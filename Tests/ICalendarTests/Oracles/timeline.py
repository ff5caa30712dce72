"""Expands a calendar with PyPI's ical; prints UID, start and end of each occurrence, days as days, times in UTC."""

import json
import sys
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

from ical.calendar_stream import IcsCalendarStream


def text(time):
    if isinstance(time, datetime):
        return time.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return time.isoformat()


question = json.load(sys.stdin)
calendar = IcsCalendarStream.calendar_from_ics(question["text"])
first, last = (date.fromisoformat(question[key]) for key in ("first", "last"))
timeline = calendar.timeline_tz(ZoneInfo("UTC"))
for line in sorted(f"{event.uid} {text(event.start)} {text(event.end)}" for event in timeline.overlapping(first, last)):
    print(line)
