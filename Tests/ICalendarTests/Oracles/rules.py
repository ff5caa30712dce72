"""Expands `zone|start|horizon|rule` lines with the reader that is asked for; prints the occurrences of each, at most
forty, on the wall.

Whoever takes more than its share of computing (not of waiting) for a rule that hardly ever happens is stopped by a
signal, whatever library it is in: the rules are worked through in a child, and another child goes on with the next one.
"""

import ctypes
import json
import os
import signal
import sys
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import dateutil.rrule

MOST = 40
# Seconds; most answers take a hundredth of it.
PATIENCE = {"dateutil": 0.02, "libical": 0.005}


def basic(wall):
    return wall.strftime("%Y%m%dT%H%M%S")


def exists(wall, zone):
    there = wall.replace(tzinfo=zone)
    return there.astimezone(timezone.utc).astimezone(zone).replace(tzinfo=None) == wall


def on_the_wall(rule, zone):
    """The rule with its UNTIL as the zone's clocks show it: neither reader is told of the zone."""
    parts = dict(part.split("=") for part in rule.split(";"))
    if parts.get("UNTIL", "").endswith("Z"):
        until = datetime.strptime(parts["UNTIL"], "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
        parts["UNTIL"] = basic(until.astimezone(zone))
    elif "UNTIL" in parts:
        parts["UNTIL"] += "T000000"
    return ";".join("=".join(part) for part in parts.items())


def by_dateutil(rule, start, horizon):
    # It looks for what never happens through the year 9999.
    limits = type("Limits", (), {"__getattr__": lambda _, name: getattr(sys.modules["datetime"], name)})()
    limits.MAXYEAR = min(horizon.year + 1, 9999)
    dateutil.rrule.datetime = limits
    try:
        yield from dateutil.rrule.rrulestr(rule, dtstart=start)
    except ValueError as error:
        # So it says that hours, minutes and seconds never meet.
        if "Invalid combination" not in str(error) and "Invalid rrule byxxx" not in str(error):
            raise


def by_libical(rule, start, horizon):
    if "COUNT" not in rule and "UNTIL" not in rule:
        rule += f";UNTIL={basic(horizon)}"
    found = (ctypes.c_long * (4 * MOST))()
    _expand(rule.encode(), int(start.replace(tzinfo=timezone.utc).timestamp()), len(found), found)
    for instant in found:
        if not instant:
            break
        yield datetime.fromtimestamp(instant, timezone.utc).replace(tzinfo=None)


def answer(reader, line):
    name, start, horizon, rule = line.split("|")
    zone = ZoneInfo("UTC" if name == "days" else name)
    start, horizon = (datetime.strptime(text, "%Y%m%dT%H%M%S") for text in (start, horizon))
    found = []
    for wall in reader(on_the_wall(rule, zone), start, horizon):
        if wall > horizon or len(found) == MOST:
            break
        if exists(wall, zone):
            found.append(basic(wall))
    return " ".join(found)


def work(reader, patience, lines, output):
    """The child: an answer a line, until the lines or the patience with one of them end."""
    for line in lines:
        signal.setitimer(signal.ITIMER_VIRTUAL, patience)
        try:
            text = answer(reader, line)
        except Exception as error:
            text = f"failed: {type(error).__name__}: {error}".replace("\n", " ")
        os.write(output, f"{text}\n".encode())
    os._exit(0)


def answers(reader, patience, lines):
    while lines:
        source, output = os.pipe()
        child = os.fork()
        if child == 0:
            work(reader, patience, lines, output)
        os.close(output)
        with open(source) as source:
            done = source.read().split("\n")[:-1]
        _, status = os.waitpid(child, 0)
        yield from done
        lines = lines[len(done):]
        if lines:
            assert os.WTERMSIG(status) == signal.SIGVTALRM, f"ended with {status} at {lines[0]}"
            yield "no answer"
            lines = lines[1:]


signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGVTALRM])
signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
_expand = _function("icalrecur_expand_recurrence", _int, _text, ctypes.c_long, _int, ctypes.POINTER(ctypes.c_long))
question = json.load(sys.stdin)
name = question["reader"]
reader = {"dateutil": by_dateutil, "libical": by_libical}[name]
for text in answers(reader, PATIENCE[name], question["cases"]):
    print(text)
