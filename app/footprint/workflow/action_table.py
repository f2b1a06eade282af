"""Every action with how it stands, as a table for oneself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from footprint.assessment.follow_up import Course, Owner
from footprint.assessment.following import Followed
from footprint.assessment.when_it_suits import when_it_suits
from footprint.language import text as _
from footprint.workflow.export_tables import table
from footprint.workflow.follow_up import actions_and_trouble
from footprint.workflow.kept import Happening
from footprint.workflow.ports import Services, Vault
from footprint.workflow.writing import write_and_keep


def save_table(services: Services, vault: Vault, file: Path, *, with_words: bool = False) -> str:
    """Write every action, open or closed, as CSV for a program for tables, and keep where; an older file is replaced.

    The owner's own words about an action are in it only ``with_words``: the file is not locked.

    Returns in words which check could not be read, so that its actions are missing; empty if none.

    Raises:
        Refused: the vault cannot be read; nothing was written.
        Unsaved: it could not be written; an older file is as it was.
    """
    actions, trouble = actions_and_trouble(vault, services.policy())
    head = [
        _("What"),
        _("Who does it"),
        _("By when"),
        _("How it stands"),
        _("Since when"),
        *([_("In your own words")] if with_words else []),
    ]
    now, today = services.clock.now(), services.clock.today()
    rows = ([*_row(one, today), *([one.words] if with_words else [])] for one in actions)
    write_and_keep(vault, Happening.TABLE_WRITTEN, file, table(head, rows), now)
    return trouble


def course_in_words(course: Course) -> str:
    """How it stands with an action."""
    return {
        Course.OPEN: _("Open"),
        Course.DONE: _("Done"),
        Course.PUT_OFF: _("Put off"),
        Course.HANDED_ON: _("Handed on"),
        Course.NOT_NEEDED: _("No longer needed"),
    }[course]


def owner_in_words(owner: Owner) -> str:
    """Who does an action."""
    return _("Your manager") if owner is Owner.MANAGER else _("You")


def day_for_table(one: Followed, today: date) -> str:
    """The day that holds now; for help that is still open, in the words that press nobody."""
    day = one.due.isoformat()
    return when_it_suits(one.due, today, day) if one.is_support and one.is_open else day


def _row(one: Followed, today: date) -> list[str]:
    return [
        one.text,
        owner_in_words(one.owner),
        day_for_table(one, today),
        course_in_words(one.course),
        one.stands_since.isoformat(),
    ]
