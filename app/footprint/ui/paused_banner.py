"""Deleting is paused because the computer's date has jumped: what was seen, and whether the date is right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from footprint.language import plural
from footprint.language import text as _
from footprint.ui.accessible import announce, sentences
from footprint.ui.names import named
from footprint.ui.occasions import words
from footprint.ui.parts.banner import Banner
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.dates import day_in_words, day_of
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Column
from footprint.workflow.kept import AssessmentSummary
from footprint.workflow.retention import Retention


class PausedBanner(Banner):
    """``date_confirmed`` comes only after it was said what is deleted then; ``left_paused`` leaves all as it is."""

    date_confirmed = Signal()
    left_paused = Signal()

    def __init__(self, retention: Retention, today: date | None) -> None:
        super().__init__("warn", _("Deleting is paused"), _seen(retention, today), name="paused")
        right = Button(_("The date is right"), "date_is_right")
        leave = Button(_("Leave it paused"), "leave_paused", QUIET)
        right.clicked.connect(self._on_right_clicked)
        leave.clicked.connect(self.left_paused)
        self._usual = _row(right, leave)
        self._question = named(Label(_question(retention.due), "strong"), "paused.question")
        self._keep = Button(_("Leave it paused"), "keep_paused")
        delete = Button(_("Delete them now"), "delete_due", icon="trash-2")
        self._keep.clicked.connect(self.left_paused)
        delete.clicked.connect(self.date_confirmed)
        self._asked = _row(self._keep, delete)
        self.column.addSpacing(12)
        self.column.addWidget(self._usual)
        self.column.put(self._question)
        self.column.addWidget(self._asked)
        self._question.hide()
        self._asked.hide()

    def _on_right_clicked(self) -> None:
        self._usual.hide()
        self._question.show()
        self._asked.show()
        self._keep.setAccessibleDescription(self._question.text())
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._question.text())


def _seen(retention: Retention, today: date | None) -> str:
    last = retention.last_used
    seen = ""
    if today is not None and last is not None:
        seen = _(
            "This computer's date is {today}. The last date that Footprint could rely on was {day}."
        ).format(today=day_in_words(today), day=day_in_words(day_of(last)))
    due = plural(
        "If the date is right, the answers of {number} check have had their time.",
        "If the date is right, the answers of {number} checks have had their time.",
        len(retention.due),
    ).format(number=len(retention.due))
    return sentences(seen, due)


def listed(summaries: Sequence[AssessmentSummary]) -> str:
    """Each assessment by its occasion and the day it was signed off or last worked on."""
    return "; ".join(
        f"{words(one.occasion).title}, {day_in_words(one.signed_off or day_of(one.touched))}"
        for one in summaries
    )


def _question(due: Sequence[AssessmentSummary]) -> str:
    return _("These answers are then deleted for good: {checks}. The attestations stay.").format(
        checks=listed(due)
    )


def _row(*buttons: Button) -> QWidget:
    row = QWidget()
    column = Column(row)
    column.put_row(*buttons)
    return row
