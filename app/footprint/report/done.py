"""What is done already or no longer needed: with its day, and in few words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportlab.platypus import Flowable

from footprint.assessment.attestation import ActionList
from footprint.assessment.follow_up import Course, FollowUp
from footprint.assessment.paper_words import in_words
from footprint.language import text as _
from footprint.report import styles
from footprint.report.layout import Stack, ticked_box
from footprint.report.tagging.text import Text, listed, markup, strong
from footprint.report.words import sentence


def done_already(action_list: ActionList) -> list[Flowable]:
    """The part of the list that tells of it; nothing if there is nothing to tell."""
    items = list(_items(action_list))
    if not items:
        return []
    head = Text(_("Done already"), styles.HEADING, tag="H2", leads=True)
    rows = listed((("", one) for one in items), styles.DONE, mark=ticked_box)
    return [Stack([head, *rows], before=14)]


def _items(action_list: ActionList) -> Iterator[str]:
    for text, step in action_list.fixed:
        said = _("Done on the spot, on {day}.").format(day=in_words(_day(step)))
        yield markup(strong(sentence(text)), " ", said)
    for action in action_list.closed:
        step = action_list.follow_ups[action.id]
        yield markup(strong(sentence(action.text)), " ", _said(step))


def _said(step: FollowUp) -> str:
    day = in_words(_day(step))
    if step.course is Course.DONE:
        return _("Done on {day}.").format(day=day)
    said = _("No longer needed since {day}.").format(day=day)
    return f"{said} {sentence(step.words)}" if step.words else said


def _day(step: FollowUp) -> date:
    # The day that the calendar on the wall showed.
    return step.at.astimezone().date()
