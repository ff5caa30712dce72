"""Reads events back with libical and icalendar; prints the texts that did not come through."""

import json
import sys

import icalendar


def by_libical(text):
    calendar = Component.parse(text)
    for event in calendar.children("VEVENT"):
        found = {}
        for name, value, line in event.properties():
            if name.startswith("X-LIC"):
                found.setdefault("errors", []).append(value)
            elif name == "CATEGORIES":
                # libical does not divide the list at a comma that stands three places after a backslash.
                found[name] = f"{found[name]},{value}" if name in found else value
            else:
                found[name] = value
            if name == "ORGANIZER":
                found["CN"] = common_name(line)
        yield found
    calendar.free()


def by_icalendar(text):
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        found = {name: str(value) for name, value in event.items() if name != "CATEGORIES"}
        found["CATEGORIES"] = ",".join(event["CATEGORIES"].cats)
        if len(event["CATEGORIES"].cats) != 3:
            found["errors"] = ["not three categories"]
        found["CN"] = str(event["ORGANIZER"].params["CN"])
        if event.errors:
            found["errors"] = event.errors
        yield found


question = json.load(sys.stdin)
for reader in (by_libical, by_icalendar):
    events = {event["UID"]: event for event in reader(question["text"])}
    if len(events) != len(question["events"]):
        print(f"{reader.__name__}: {len(events)} events, expected {len(question['events'])}")
    for expected in question["events"]:
        found = events.get(expected["UID"], {})
        for name, value in expected.items():
            if found.get(name) != value:
                print(f"{reader.__name__}: {expected['UID']} {name}: {found.get(name)!r}, expected {value!r}")
        if "errors" in found:
            print(f"{reader.__name__}: {expected['UID']}: {found['errors']}")
