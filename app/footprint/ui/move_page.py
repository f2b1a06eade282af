"""Moving a half-done check to a newer edition: what would move, and what would be set aside."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.assessment.answer import in_words
from footprint.language import plural
from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.parts.page import Page
from footprint.workflow.renew import Move


class MovePage(Page):
    """``moved`` and ``left`` are the two ways on."""

    moved = Signal()
    left = Signal()

    def __init__(self, rehearsed: Move) -> None:
        super().__init__(_("Move this check to the new edition?"))
        result, questions = rehearsed.moved, rehearsed.draft.policy.questions
        moves = plural(
            "{number} answer moves along.", "{number} answers move along.", len(result.answers)
        ).format(number=len(result.answers))
        self.put_lead(moves)
        kept = _(
            "Nothing is written until you say so. The check as it is now stays on home until you discard it."
        )
        self.column.put(Label(kept), above=8)
        self.describe(moves, kept)
        if result.set_aside:
            self.column.put(Heading(_("What would be set aside")), above=28)
            card = named(Card(says=_("What would be set aside"), padding=16), "set_aside")
            for n, one in enumerate(result.set_aside):
                if n:
                    card.column.put(Rule(), above=12)
                question = questions[one.question_id]
                card.column.put(Label(question.text, "muted"), above=12 if n else 0)
                card.column.put(Label(in_words(question, one.value), "strong"), above=2)
                card.column.put(Label(one.why, icon="info", tint="accent"), above=4)
            self.column.put(card, above=10)
        move = Button(_("Move it"), "move", PRIMARY)
        leave = Button(_("Leave it as it is"), "leave_as_it_is")
        move.clicked.connect(self.moved)
        leave.clicked.connect(self.left)
        self.column.put_row(move, leave, above=28)
        self.column.addStretch(1)
