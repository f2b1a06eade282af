"""A half-done assessment: go on with it, or let it go after one more question on the card itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.accessible import announce
from footprint.ui.names import named
from footprint.ui.occasions import words
from footprint.ui.parts.buttons import PRIMARY, QUIET, Button
from footprint.ui.parts.dates import day_in_words, day_of, moment_in_words
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Column
from footprint.workflow.kept import AssessmentSummary


class DraftCard(Card):
    """``is_older`` says that its questionnaire has a newer edition, and offers to look at what moving would do."""

    resumed = Signal()
    discarded = Signal()
    move_asked = Signal()

    def __init__(self, summary: AssessmentSummary, *, is_older: bool = False) -> None:
        title = words(summary.occasion).title
        super().__init__(says=title)
        self.column.put(Heading(title, "strong", icon="pencil"))
        answers = plural("{number} answer so far", "{number} answers so far", summary.answered)
        when = _("last on {moment}").format(moment=moment_in_words(summary.touched))
        said = f"{answers.format(number=summary.answered)} · {when}"
        # A number would tell who sat there how much was answered behind the curtain.
        is_told = summary.occasion is not Occasion.SITTING
        if not is_told:
            # Neither does the moment of the last answer, which one of these may have been.
            said = _("Begun on {day}").format(day=day_in_words(day_of(summary.started)))
        self.column.put(Label(said, "muted"), above=4)
        go_on = named(
            Button(_("Go on"), "", PRIMARY, says=_("Go on: {what}").format(what=title)), f"go_on.{summary.id}"
        )
        discard = named(
            Button(_("Discard"), "", QUIET, icon="trash-2", says=_("Discard: {what}").format(what=title)),
            f"discard.{summary.id}",
        )
        go_on.clicked.connect(self.resumed)
        discard.clicked.connect(self._on_discard_clicked)
        buttons = [go_on, discard]
        if is_older:
            newer = _(
                "There is a newer edition of these questions. This check stays on its own, or you move it."
            )
            self.column.put(Label(newer, icon="info", tint="accent"), above=8)
            says = _("See what moving would do: {what}").format(what=title)
            move = named(Button(_("See what moving would do"), "", QUIET, says=says), f"move.{summary.id}")
            move.clicked.connect(self.move_asked)
            buttons.append(move)
        self._usual = self._row(*buttons)
        self.column.addSpacing(10)
        self.column.addWidget(self._usual)
        gone = plural(
            "Discard it? {number} answer is deleted for good.",
            "Discard it? {number} answers are deleted for good.",
            summary.answered,
        ).format(number=summary.answered)
        if not is_told:
            gone = _("Discard it? All that was answered is deleted for good.")
        self._question = Label(gone, "strong", icon="triangle-alert", tint="warn")
        self._question.hide()
        self.column.put(self._question)
        self._keep = named(Button(_("Keep it"), ""), f"keep.{summary.id}")
        for_good = named(Button(_("Discard for good"), "", icon="trash-2"), f"discard_for_good.{summary.id}")
        self._keep.clicked.connect(self._on_keep_clicked)
        for_good.clicked.connect(self.discarded)
        self._asked = self._row(self._keep, for_good)
        self._asked.hide()
        self.column.addWidget(self._asked)
        self._discard = discard

    def _row(self, *buttons: Button) -> QWidget:
        row = QWidget()
        column = Column(row)
        column.put_row(*buttons)
        return row

    def _ask(self, *, asking: bool) -> None:
        self._usual.setVisible(not asking)
        self._question.setVisible(asking)
        self._asked.setVisible(asking)

    def _on_discard_clicked(self) -> None:
        self._ask(asking=True)
        self._keep.setAccessibleDescription(self._question.text())
        self._keep.setFocus()
        announce(self, self._question.text())

    def _on_keep_clicked(self) -> None:
        self._ask(asking=False)
        self._discard.setFocus()
