"""The days of what is to be done as a calendar file: when something is due, and not a word of what.

Calendars at work are open to colleagues, so an entry only says that there is something to look up in Footprint.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from footprint import __version__
from footprint.language import text as _

_NINE_IN_THE_MORNING = timedelta(hours=9)
_WEEK_BEFORE = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class _Entry:
    day: date
    title: str
    kind: str
    reminded: tuple[timedelta, ...]


def calendar(days: Iterable[date], next_refresher: date | None, made: datetime) -> bytes:
    """An iCalendar file (RFC 5545): one entry for each day on which something is due, one for the next refresher.

    The same day gives an entry with the same identifier, so that taking a file in twice makes nothing double.
    """
    from icalendar import Calendar  # noqa: PLC0415 (only when one is made)

    whole = Calendar()
    whole.add("prodid", f"-//Footprint//Footprint {__version__}//EN")
    whole.add("version", "2.0")
    for entry in _entries(days, next_refresher, made.date()):
        whole.add_component(_event(entry, made))
    written: bytes = whole.to_ical()
    return written


def _entries(days: Iterable[date], next_refresher: date | None, today: date) -> Iterator[_Entry]:
    for day in sorted(set(days)):
        # Not how many: that number is for the attestation only if its owner puts it there.
        title = _("Footprint: something on your list")
        yield _Entry(day, title, "due", _reminded(day, today))
    if next_refresher is not None:
        title = _("Footprint: a few minutes once a year")
        yield _Entry(next_refresher, title, "refresher", _reminded(next_refresher, today))


def _reminded(day: date, today: date) -> tuple[timedelta, ...]:
    far = day - today > 2 * _WEEK_BEFORE
    return (_NINE_IN_THE_MORNING, *((_NINE_IN_THE_MORNING - _WEEK_BEFORE,) if far else ()))


def _event(entry: _Entry, made: datetime) -> Any:
    from icalendar import Alarm, Event  # noqa: PLC0415 (as above)

    event = Event()
    event.add("uid", _identifier(entry))
    event.add("dtstamp", made.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", _("Open Footprint on your computer to see what it is about."))
    event.add("class", "PRIVATE")
    # It takes no time away: colleagues see a free day.
    event.add("transp", "TRANSPARENT")
    for before in entry.reminded:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", before)
        event.add_component(alarm)
    return event


def _identifier(entry: _Entry) -> str:
    # Of dates alone: hashed words that somebody could guess would not stay hidden.
    seed = f"{entry.kind} {entry.day.isoformat()}"
    return f"{hashlib.sha256(seed.encode()).hexdigest()[:32]}@footprint"
