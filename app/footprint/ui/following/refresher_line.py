"""What home says of the yearly refresher: when it is due, and what it would come to then."""

from __future__ import annotations

from collections.abc import Callable

from footprint.assessment.renewal import Renewal
from footprint.language import text as _
from footprint.ui.parts.dates import day_in_words
from footprint.workflow.follow_up import Due


def refresher_line(due: Due, rehearse: Callable[[], Renewal | None]) -> str:
    """A sentence or two; empty where no check is finished. ``rehearse`` is asked only if it is due.

    Who has just been through a check is not asked to go through another: until its day, and as long as the policy says
    the same, it is only said when that day is.

    Raises:
        Refused: last time's check cannot be read.
    """
    if due.refresher is None:
        return ""
    if not (due.refresher_is_due or due.changes):
        words = _("Due on {day}, not before. Do it sooner if something has changed for you.")
        return words.format(day=day_in_words(due.refresher))
    renewal = rehearse()
    if renewal is None:
        return ""
    from footprint.ui.wizard.in_short import refresher_in_short  # noqa: PLC0415 (most of the time it is not due)

    in_short = refresher_in_short(renewal, due.actions)
    return _("Due now. {in_short}").format(in_short=in_short) if due.refresher_is_due else in_short
