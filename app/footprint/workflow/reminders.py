"""When to be reminded: the days of the action list and of the next refresher, as a calendar file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from footprint.assessment.assessment import Assessment
from footprint.assessment.attestation import action_list
from footprint.policy.months import months_after
from footprint.workflow.files import write_all
from footprint.workflow.ports import Services

_A_YEAR = 12  # months


def next_refresher(assessment: Assessment) -> date | None:
    """A year after the signing off; ``None`` before it."""
    return a_year_after(assessment.signed_off) if assessment.signed_off else None


def a_year_after(day: date) -> date:
    """The day of the next refresher after a check that was finished on a day."""
    return months_after(day, _A_YEAR)


def save_calendar(services: Services, assessment: Assessment, file: Path) -> None:
    """Write the calendar file; an older one is replaced. It says days and nothing else, so the vault keeps no note.

    Raises:
        Unsaved: it could not be written; an older file is as it was.
    """
    day = assessment.signed_off or services.clock.today()
    content = services.documents().calendar(
        action_list(assessment, day), next_refresher(assessment), services.clock.now()
    )
    write_all({file: content})
