"""The days of an action list as a calendar file: when something is due, and not a word of what.

Calendars at work are open to colleagues, so an entry only says that there is something to look up in Footprint.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from footprint import __version__
from footprint.assessment.attestation import ActionList
from footprint.language import text as _

_NINE_IN_THE_MORNING = timedelta(hours=9)
_WEEK_BEFORE = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class _Entry:
    day: date
    title: str
    kind: str
    reminded: tuple[timedelta, ...]


def calendar(action_list: ActionList, next_refresher: date | None, made: datetime) -> bytes:
    """An iCalendar file (RFC 5545): one entry for each day on which something is due, one for the next refresher.

    The same list gives entries with the same identifiers, so that taking the file in twice makes nothing double.
    """
    from icalendar import Calendar  # noqa: PLC0415 (only when one is made)

    whole = Calendar()
    whole.add("prodid", f"-//Footprint//Footprint {__version__}//EN")
    whole.add("version", "2.0")
    for entry in _entries(action_list, next_refresher):
        whole.add_component(_event(entry, action_list, made))
    written: bytes = whole.to_ical()
    return written


def _entries(action_list: ActionList, next_refresher: date | None) -> Iterator[_Entry]:
    today = action_list.day
    # A reminder for what is due today would come too late; it is due, and comes tomorrow morning.
    due = {max(action.due, today + timedelta(days=1)) for action in action_list.result.actions}
    for day in sorted(due):
        # Not how many: that number is for the attestation only if its owner puts it there.
        title = _("Footprint: something on your list")
        far = day - today > 2 * _WEEK_BEFORE
        reminded = (_NINE_IN_THE_MORNING, *((_NINE_IN_THE_MORNING - _WEEK_BEFORE,) if far else ()))
        yield _Entry(day, title, "due", reminded)
    if next_refresher is not None:
        title = _("Footprint: a few minutes once a year")
        yield _Entry(
            next_refresher, title, "refresher", (_NINE_IN_THE_MORNING, _NINE_IN_THE_MORNING - _WEEK_BEFORE)
        )


def _event(entry: _Entry, action_list: ActionList, made: datetime) -> Any:
    from icalendar import Alarm, Event  # noqa: PLC0415 (as above)

    event = Event()
    event.add("uid", _identifier(entry, action_list))
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


def _identifier(entry: _Entry, action_list: ActionList) -> str:
    # Of dates alone: hashed words that somebody could guess would not stay hidden.
    seed = f"{action_list.day.isoformat()} {entry.kind} {entry.day.isoformat()}"
    return f"{hashlib.sha256(seed.encode()).hexdigest()[:32]}@footprint"
