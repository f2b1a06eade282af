"""When to be reminded: of what is still to be done, and of the next refresher, as a calendar file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from footprint.assessment.assessment import Assessment
from footprint.errors import Refused
from footprint.language import text as _
from footprint.workflow.follow_up import a_year_after, due
from footprint.workflow.kept import Happening
from footprint.workflow.ports import Services, Vault
from footprint.workflow.writing import write_and_keep

_A_DAY = timedelta(days=1)


def next_refresher(assessment: Assessment) -> date | None:
    """A year after the signing off; ``None`` before it."""
    return a_year_after(assessment.signed_off) if assessment.signed_off else None


def save_calendar(services: Services, vault: Vault, file: Path) -> str:
    """Write the calendar file and keep where; an older one is replaced. It says days and nothing else.

    Returns in words which check could not be read, so that its days are missing; empty if none.

    Raises:
        Refused: no check is finished, or none can be read; nothing was written.
        Unsaved: it could not be written; an older file is as it was.
    """
    now, today = services.clock.now(), services.clock.today()
    found = due(vault, services.policy(), services.clock)
    if found.refresher is None:
        raise Refused(_("No check is finished yet, so there is nothing to be reminded of."))
    # A reminder for what is due today would come too late; it is due, and comes tomorrow morning.
    days = {max(one.due, today + _A_DAY) for one in found.actions}
    content = services.documents().calendar(sorted(days), max(found.refresher, today + _A_DAY), now)
    write_and_keep(vault, Happening.CALENDAR_WRITTEN, file, content, now)
    return found.trouble
