"""Writes or reads a calendar with icalendar: write|read SOURCE.ics OUT.ics."""

import json
import sys
import time
from pathlib import Path

import icalendar

# Each value is built again from plain Python, as a program does that has events of its own to write.
TIMES = ["dtstamp", "last-modified", "created", "dtstart", "dtend"]
TEXTS = ["uid", "summary", "description", "location", "status", "transp", "x-microsoft-cdo-busystatus", "class"]


def plain(event):
    """An event as texts, times and numbers."""
    values = {name: str(event[name]) for name in TEXTS}
    values |= {name: event.decoded(name) for name in TIMES}
    values["sequence"] = int(event["sequence"])
    values["categories"] = [str(category) for category in event["categories"].cats]
    return values


def written(events):
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Slipway//Bench//EN")
    for values in events:
        event = icalendar.Event()
        for name, value in values.items():
            event.add(name, value)
        calendar.add_component(event)
    return calendar.to_ical()


def main(what, source, out):
    content = Path(source).read_bytes()
    if what == "read":
        start = time.perf_counter()
        icalendar.Calendar.from_ical(content)
        seconds = time.perf_counter() - start
    else:
        events = [plain(event) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")]
        start = time.perf_counter()
        content = written(events)
        seconds = time.perf_counter() - start
        Path(out).write_bytes(content)
    print(json.dumps({"seconds": seconds, "version": icalendar.__version__}))


main(*sys.argv[1:])
