"""When something is due, in kind words."""

from __future__ import annotations

from datetime import date

from footprint.assessment.follow_up import Owner
from footprint.assessment.following import Followed
from footprint.assessment.when_it_suits import when_it_suits
from footprint.language import plural
from footprint.language import text as _
from footprint.ui.parts.dates import day_in_words

_COUNTED = 30  # days; beyond them a date says more than a number


def when_due(due: date, today: date) -> str:
    """Such as "was due 3 days ago", "due tomorrow" or "due on 27 March 2026"."""
    days = (due - today).days
    if days == 0:
        return _("due today")
    if days == 1:
        return _("due tomorrow")
    if days == -1:
        return _("was due yesterday")
    if days > 0:
        return _("due on {day}").format(day=day_in_words(due))
    if -days > _COUNTED:
        return _("was due on {day}").format(day=day_in_words(due))
    return plural("was due {number} day ago", "was due {number} days ago", -days).format(number=-days)


def when_and_who(followed: Followed, today: date) -> str:
    """When an open action is due, and that it is the manager's if it is."""
    due = sentence(when_due(followed.due, today))
    if followed.is_support:
        due = when_it_suits(followed.due, today, day_in_words(followed.due))
    if followed.owner is Owner.MANAGER:
        return _("{due} · your manager does this").format(due=due)
    return due


def sentence(words: str) -> str:
    """With a capital at its start."""
    return words[:1].upper() + words[1:]
