"""Moving a half-done check to a newer edition: what would move, and what would be set aside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from footprint.assessment.answer import in_words
from footprint.assessment.migration import Moved, SetAside
from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.names import named
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Column, Rule
from footprint.ui.parts.page import Page
from footprint.ui.parts.veil import Veil
from footprint.ui.wizard.sitting_views import own_part
from footprint.workflow.renew import Move


class MovePage(Page):
    """``moved`` and ``left`` are the two ways on.

    Of a sitting there is, before it is asked for, nothing that comes from private answers, not even whether any do.
    """

    moved = Signal()
    left = Signal()

    def __init__(self, rehearsed: Move) -> None:
        super().__init__(_("Move this check to the new edition?"))
        self._questions = rehearsed.draft.policy.questions
        in_company = rehearsed.draft.occasion is Occasion.SITTING
        moves = _how_many(rehearsed.moved)
        if in_company:
            moves = _("What you answered moves along, as far as the new edition still asks it.")
        self.put_lead(moves)
        kept = _(
            "Nothing is written until you say so. The check as it is now stays on home until you discard it."
        )
        self.column.put(Label(kept), above=8)
        self.describe(moves, kept)
        seen = rehearsed.shared if in_company else rehearsed.moved.set_aside
        if seen:
            self.column.put(Heading(_("What would be set aside")), above=28)
            card = named(Card(says=_("What would be set aside"), padding=16), "set_aside")
            self._put_each(card.column, seen)
            self.column.put(card, above=10)
        if in_company:
            self._put_own(rehearsed)
        move = Button(_("Move it"), "move", PRIMARY)
        leave = Button(_("Leave it as it is"), "leave_as_it_is")
        move.clicked.connect(self.moved)
        leave.clicked.connect(self.left)
        self.column.put_row(move, leave, above=28)
        self.column.addStretch(1)

    def _put_own(self, rehearsed: Move) -> None:
        card = Card("soft", says=own_part(), padding=16)
        card.column.put(Heading(own_part(), icon="eye-off"))
        card.column.put(Label(_("What becomes of it is shown when you are alone.")), above=4)
        about = _("What becomes of your own part")
        veil = Veil(_("Show"), _("Hide"), partial(self._own, rehearsed), "show_own", about=about)
        card.column.put_control(veil, above=10, stretched=True)
        self.column.put(card, above=28)

    def _own(self, rehearsed: Move) -> QWidget:
        behind = QWidget()
        column = Column(behind)
        column.put(Label(_how_many(rehearsed.moved)), above=10)
        seen = {one.question_id for one in rehearsed.shared}
        own = [one for one in rehearsed.moved.set_aside if one.question_id not in seen]
        if own:
            column.put(Label(_("What would be set aside"), "strong"), above=10)
            column.addSpacing(6)
        self._put_each(column, own)
        return named(behind, "own_set_aside")

    def _put_each(self, column: Column, set_aside: Sequence[SetAside]) -> None:
        for n, one in enumerate(set_aside):
            if n:
                column.put(Rule(), above=12)
            question = self._questions[one.question_id]
            column.put(Label(question.text, "muted"), above=12 if n else 0)
            column.put(Label(in_words(question, one.value), "strong"), above=2)
            column.put(Label(one.why, icon="info", tint="accent"), above=4)


def _how_many(result: Moved) -> str:
    return plural("{number} answer moves along.", "{number} answers move along.", len(result.answers)).format(
        number=len(result.answers)
    )
