"""Home: go on, start, look at what is finished."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.draft_card import DraftCard
from footprint.ui.names import named
from footprint.ui.occasions import words
from footprint.ui.parts.buttons import QUIET, Button, CardButton
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.parts.page import Page
from footprint.workflow.kept import AssessmentSummary


class HomePage(Page):
    """Each signal carries the occasion or the assessment's id."""

    started = Signal(str)
    resumed = Signal(str)
    discarded = Signal(str)
    locked = Signal()

    def __init__(self, owner: str, summaries: Sequence[AssessmentSummary]) -> None:
        super().__init__(_("Hello, {name}").format(name=owner) if owner else _("Hello"))
        drafts = [summary for summary in summaries if summary.signed_off is None]
        finished = [summary for summary in summaries if summary.signed_off is not None]
        if drafts:
            self.column.put(Heading(_("Go on where you left off")), above=24)
        for n, draft in enumerate(drafts):
            card = DraftCard(draft)
            card.resumed.connect(partial(self.resumed.emit, draft.id))
            card.discarded.connect(partial(self.discarded.emit, draft.id))
            self.column.put(card, above=10 if n == 0 else 12)
        self.column.put(Heading(_("Start a check")), above=32 if drafts else 24)
        self.column.addSpacing(6)
        for occasion in Occasion:
            said = words(occasion)
            button = CardButton(said.title, said.text, f"start.{occasion}", icon=said.icon)
            button.clicked.connect(partial(self.started.emit, str(occasion)))
            self.column.put_control(button, above=2, stretched=True)
        if finished:
            self.column.put(Heading(_("Finished")), above=32)
            self.column.put(self._finished(finished), above=10)
        lock = Button(_("Lock the vault"), "lock", QUIET, icon="lock")
        lock.clicked.connect(self.locked)
        self.column.put_control(lock, above=28)
        self.column.put(
            Label(_("Everything is saved. You can close the window at any time."), "small"), above=4
        )
        self.column.addStretch(1)

    def _finished(self, finished: Sequence[AssessmentSummary]) -> Card:
        card = Card(says=_("Finished"), padding=16)
        for n, summary in enumerate(finished):
            if n:
                card.column.put(Rule(), above=10)
                card.column.addSpacing(10)
            assert summary.signed_off is not None
            card.column.put(Label(words(summary.occasion).title, "strong", icon="circle-check", tint="ok"))
            day = _("Signed off on {day}").format(day=day_in_words(summary.signed_off))
            answers = plural("{number} answer", "{number} answers", summary.answered).format(
                number=summary.answered
            )
            card.column.put(Label(f"{day} · {answers}", "muted"), above=2)
            says = _("Result and documents of {day}").format(day=day_in_words(summary.signed_off))
            opened = named(
                Button(_("Result and documents"), "", QUIET, icon="file-text", says=says),
                f"open.{summary.id}",
            )
            opened.clicked.connect(partial(self.resumed.emit, summary.id))
            card.column.put_row(opened, above=6)
        return card
