"""The assessments that are kept, each with the day on which its answers go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.occasions import words
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.dates import day_in_words, day_of, moment_in_words
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Column, Rule
from footprint.ui.parts.veil import Veil
from footprint.workflow.keeping import AssessmentKept
from footprint.workflow.kept import AssessmentSummary

_SHOWN = 3


class ChecksCard(Card):
    """``months_asked`` wants to settle how long answers are kept; ``months`` is how long that is now."""

    months_asked = Signal()

    def __init__(self, kept: Sequence[AssessmentKept], months: int) -> None:
        super().__init__(says=_("Your checks"))
        for one in kept[:_SHOWN]:
            _put(self.column, one)
        if not kept:
            self.column.put(Label(_("None. There are no answers in the vault.")))
        if len(kept) > _SHOWN:
            rest = QWidget()
            column = Column(rest)
            for one in kept[_SHOWN:]:
                _put(column, one)
            more = plural("Show {number} more", "Show {number} more", len(kept) - _SHOWN)
            self.column.addSpacing(8)
            self.column.addWidget(
                Fold(more.format(number=len(kept) - _SHOWN), _("Show fewer"), rest, "more_checks")
            )
        if kept:
            self.column.put(Rule(), above=16)
            with_each = _(
                "With each check: your name, job and team as you wrote them, in a sitting your manager's name, every "
                "answer and every answer it had before, and when you gave them. In a sitting also what you let your "
                "manager see and what you both agreed. And what became of your actions, in your own words."
            )
            self.column.put(Label(with_each, "small"), above=12)
        self.column.put(Rule(), above=16)
        self.column.put(Label(how_long(months), icon="clock", tint="accent"), above=16)
        change = Button(_("Change how long"), "months", QUIET)
        change.clicked.connect(self.months_asked)
        self.column.put_row(change, above=4, indented=True)


def how_long(months: int) -> str:
    """For how long answers are kept, as a sentence."""
    if not months:
        return _("Answers are kept until you erase them. Attestations too.")
    return plural(
        "Answers are kept for {number} month after you sign off, drafts for as long after you last worked on them. "
        "Attestations are kept until you erase them.",
        "Answers are kept for {number} months after you sign off, drafts for as long after you last worked on them. "
        "Attestations are kept until you erase them.",
        months,
    ).format(number=months)


def _put(column: Column, one: AssessmentKept) -> None:
    summary = one.summary
    if column.count():
        column.put(Rule(), above=14)
        column.addSpacing(14)
    icon, tint = ("circle-check", "ok") if summary.signed_off else ("pencil", "accent")
    title = words(summary.occasion).title
    column.put(Heading(title, "strong", icon=icon, tint=tint))
    if summary.occasion is Occasion.SITTING:
        # A number would tell who sat there how much was answered behind the curtain, or has come of it.
        column.put(Label(how_far(summary), "muted", icon=INDENT), above=2)
        show, hide = _("Show how many answers"), _("Hide how many answers")
        about = _("{what}, for you alone").format(what=title)
        column.put(Label(_fate(one), icon=INDENT), above=2)
        veil = Veil(show, hide, partial(_numbers, one), f"numbers.{summary.id}", about=about)
        column.put_control(veil, above=6, stretched=True)
        return
    _put_numbers(column, one)
    column.put(Label(_fate(one), icon=INDENT), above=2)


def _numbers(one: AssessmentKept) -> QWidget:
    behind = QWidget()
    _put_numbers(Column(behind), one)
    return behind


def _put_numbers(column: Column, one: AssessmentKept) -> None:
    parts = [how_many(one.summary), how_far(one.summary)]
    if one.earlier:
        earlier = plural(
            "{number} earlier answer that you changed",
            "{number} earlier answers that you changed",
            one.earlier,
        )
        parts.insert(1, earlier.format(number=one.earlier))
    column.put(Label(" · ".join(parts), "muted", icon=INDENT), above=2)
    if told := _beside_answers(one):
        column.put(Label(" · ".join(told), "muted", icon=INDENT), above=2)


def how_many(summary: AssessmentSummary) -> str:
    """How many answers there are; in a sitting that is for the employee alone."""
    return plural("{number} answer", "{number} answers", summary.answered).format(number=summary.answered)


def how_far(summary: AssessmentSummary) -> str:
    """When it was signed off, or how long ago it was left; of a sitting no moment that one answered alone."""
    if summary.signed_off:
        return _("signed off on {day}").format(day=day_in_words(summary.signed_off))
    if summary.occasion is Occasion.SITTING:
        return _("not finished, begun on {day}").format(day=day_in_words(day_of(summary.started)))
    return _("not finished, last on {moment}").format(moment=moment_in_words(summary.touched))


def _beside_answers(one: AssessmentKept) -> list[str]:
    """What is kept with it beside answers, each with its number."""
    said = {
        plural(
            "{number} thing you let your manager see",
            "{number} things you let your manager see",
            one.brought_out,
        ): one.brought_out,
        plural("{number} action you agreed", "{number} actions you agreed", one.agreed): one.agreed,
        plural("{number} step on your actions", "{number} steps on your actions", one.steps): one.steps,
    }
    return [text.format(number=number) for text, number in said.items() if number]


def _fate(one: AssessmentKept) -> str:
    """What becomes of its answers, and when."""
    if one.deleted_on is None or one.days_left is None:
        return _("Kept until you erase it")
    day = day_in_words(one.deleted_on)
    if one.days_left <= 0:
        return _("Its time was up on {day}").format(day=day)
    return plural(
        "Deleted on {day}, in {number} day", "Deleted on {day}, in {number} days", one.days_left
    ).format(day=day, number=one.days_left)
