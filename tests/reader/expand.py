"""Reads a calendar with icalendar and recurring-ical-events: FILE.ics FROM TO, both in UTC.

Prints, for each way of reading zones, what takes place by what events are called: pairs of instants, or of days.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import recurring_ical_events


def told(time):
    """An instant in UTC, or a day."""
    if isinstance(time, datetime):
        return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return time.isoformat()


def expanded(content, start, end):
    calendar = icalendar.Calendar.from_ical(content)
    found = {}
    for event in recurring_ical_events.of(calendar).between(start, end):
        found.setdefault(str(event["SUMMARY"]), []).append([told(event.start), told(event.end)])
    return {summary: sorted(times) for summary, times in found.items()}


def main(path, start, end):
    start, end = datetime.fromisoformat(start), datetime.fromisoformat(end)
    content = Path(path).read_text(encoding="utf-8")
    # Under a name that nobody knows, only what the file says of a zone can be meant.
    unknown = content.replace("TZID:", "TZID:X-").replace("TZID=", "TZID=X-")
    readings = {"by_name": expanded(content, start, end), "by_definition": expanded(unknown, start, end)}
    json.dump(readings, sys.stdout)


main(*sys.argv[1:])
