"""Expands a calendar with libical; prints UID, start and end of each occurrence, days as days, times in UTC.

libical expands each event alone, and reads RDATE without its zone; replacing the instances that other events of the
same UID name, and RDATE, are left to the program that uses it. So both are done here, with libical's zones.
"""

import json
import sys
from datetime import datetime, timezone


class Span(ctypes.Structure):
    """struct icaltime_span"""

    _fields_ = [("start", ctypes.c_long), ("end", ctypes.c_long), ("is_busy", _int)]


_Found = ctypes.CFUNCTYPE(None, _pointer, ctypes.POINTER(Span), _pointer)
_for_each = _function("icalcomponent_foreach_recurrence", None, _pointer, Time, Time, _Found, _pointer)
_uid = _function("icalcomponent_get_uid", _text, _pointer)
_date_time = _function("icalproperty_get_datetime_with_component", Time, _pointer, _pointer)
_seconds = _function("icaltime_as_timet_with_zone", ctypes.c_long, Time, _pointer)
_time = _function("icaltime_from_string", Time, _text)
_zone_named = _function("icalcomponent_get_timezone", _pointer, _pointer, _text)
_parameter = _function("icalproperty_get_parameter_as_string", _text, _pointer, _text)
_remove = _function("icalcomponent_remove_property", None, _pointer, _pointer)


def day(text):
    return Time(*map(int, text.split("-")), 0, 0, 0, 0, 0, None)


def text(seconds, is_day):
    if is_day:
        return datetime.fromtimestamp(seconds, timezone.utc).date().isoformat()
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(line, event):
    time = _date_time(line, event.pointer)
    return _seconds(time, time.zone)


def extra_starts(event, calendar):
    """RDATEs, which are taken out of the event."""
    lines = [(value, line) for name, value, line in event.properties() if name == "RDATE"]
    for value, line in lines:
        zone = _zone_named(calendar.pointer, _parameter(line, b"TZID"))
        yield _seconds(_time(value.encode()), zone)
        _remove(event.pointer, line)


question = json.load(sys.stdin)
first, last = day(question["first"]), day(question["last"])
calendar = Component.parse(question["text"])
usual, replacing, replaced, of_days = set(), set(), set(), set()
for event in calendar.children("VEVENT"):
    uid = _uid(event.pointer).decode()
    lines = {name: line for name, _, line in event.properties()}
    if any(name == "DTSTART" and "T" not in value for name, value, _ in event.properties()):
        of_days.add(uid)
    start, end = (instant(lines[name], event) for name in ("DTSTART", "DTEND"))
    if "RECURRENCE-ID" in lines:
        replaced.add((uid, instant(lines["RECURRENCE-ID"], event)))
        replacing.add((uid, start, end))
        continue
    usual |= {(uid, extra, extra + end - start) for extra in extra_starts(event, calendar)}
    found = lambda _, span, __: usual.add((uid, span.contents.start, span.contents.end))
    _for_each(event.pointer, first, last, _Found(found), None)
left = {(uid, start, end) for uid, start, end in usual if (uid, start) not in replaced}
for line in sorted(f"{uid} {text(start, uid in of_days)} {text(end, uid in of_days)}" for uid, start, end in left | replacing):
    print(line)
