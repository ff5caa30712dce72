"""Reads one calendar with libical and with icalendar; prints what each finds as JSON. Put after libical.py.

An occurrence is `ID START END`, days as days and times on Berlin's wall clock with their offset."""

import json
import sys
from datetime import date, datetime, timezone
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

_BERLIN = ZoneInfo("Europe/Berlin")


class _Span(ctypes.Structure):
    """struct icaltime_span"""

    _fields_ = [("start", ctypes.c_long), ("end", ctypes.c_long), ("is_busy", ctypes.c_int)]


_Callback = ctypes.CFUNCTYPE(None, _pointer, ctypes.POINTER(_Span), _pointer)
_each_occurrence = _function("icalcomponent_foreach_recurrence", None, _pointer, Time, Time, _Callback, _pointer)
_time = _function("icaltime_from_string", Time, _text)


def by_libical(text, first, last):
    calendar = Component.parse(text)
    for event in calendar.children("VEVENT"):
        values = {name: value for name, value, _ in event.properties()}
        spans = []
        collect = _Callback(lambda _, span, __: spans.append((span.contents.start, span.contents.end)))
        _each_occurrence(event.pointer, _time(first.strftime("%Y%m%d").encode()),
                         _time(last.strftime("%Y%m%d").encode()), collect, None)
        for span in spans:
            instants = [datetime.fromtimestamp(instant, timezone.utc) for instant in span]
            if "T" in values["DTSTART"]:
                yield values["UID"], *(instant.astimezone(_BERLIN) for instant in instants)
            else:
                yield values["UID"], *(instant.date() for instant in instants)
    calendar.free()


def by_icalendar(text, first, last):
    calendar = icalendar.Calendar.from_ical(text)
    for event in recurring_ical_events.of(calendar).between(first, last):
        yield event["UID"], event.start, event.end


def lines(occurrences):
    return sorted(f"{uid.partition('@')[0]} {start.isoformat()} {end.isoformat()}" for uid, start, end in occurrences)


def properties(text):
    """What the sample's events say besides their times, by id."""
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    names = ("SUMMARY", "STATUS", "TRANSP", "URL", "DESCRIPTION")
    return {event["UID"].partition("@")[0]: {n: str(event[n]) for n in names if n in event} for event in events}


text = json.load(sys.stdin)["text"]
first, last = date(2021, 1, 1), date(2022, 1, 1)
print(json.dumps({
    "libical": lines(by_libical(text, first, last)),
    "icalendar": lines(by_icalendar(text, first, last)),
    "properties": properties(text),
}))
