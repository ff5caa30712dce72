"""Expands a calendar with recurring-ical-events; prints UID, start and end of each occurrence, days as days, times in UTC."""

import json
import sys
from datetime import date, datetime, timezone

import icalendar
import recurring_ical_events


def text(time):
    if isinstance(time, datetime):
        return time.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return time.isoformat()


question = json.load(sys.stdin)
calendar = icalendar.Calendar.from_ical(question["text"])
first, last = (date.fromisoformat(question[key]) for key in ("first", "last"))
for line in sorted(
    f"{event['UID']} {text(event.start)} {text(event.end)}"
    for event in recurring_ical_events.of(calendar).between(first, last)
):
    print(line)
