"""What changed in the policy: old and new wording side by side, under each other where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

from footprint.assessment.renewal import ClauseChange
from footprint.language import text as _
from footprint.policy.policy import Clause
from footprint.ui import theme
from footprint.ui.names import named
from footprint.ui.parts.flow import Flow
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.parts.painting import ROOM


def changes_card(changes: Sequence[ClauseChange]) -> Card:
    """Each clause with its place, as it was and as it is."""
    card = Card(says=_("What changed in the policy"))
    named(card, "clause_changes")
    for n, change in enumerate(changes):
        clause = change.new or change.old
        assert clause is not None
        if n:
            card.column.put(Rule(), above=16)
        card.column.put(Heading(clause.label, "strong", icon="book-open"), above=16 if n else 0)
        card.column.put(Label(clause.place, "small"), above=2)
        card.column.addSpacing(10)
        card.column.addWidget(_SideBySide(change))
    return card


def heard(changes: Sequence[ClauseChange]) -> list[str]:
    """The same for a screen reader, which reads on by itself only as far as the focus reaches."""
    said = []
    for change in changes:
        if change.old:
            said.append(_("Before: {wording}").format(wording=change.old.text))
        if change.new:
            said.append(_("Now: {wording}").format(wording=change.new.text))
    return said


class _SideBySide(QWidget):
    def __init__(self, change: ClauseChange) -> None:
        super().__init__()
        self.setLayout(_Halves())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        old, new = change.old, change.new
        # What is left open is only worth its room if that is other than before.
        says_silence = (old.silence if old else "") != (new.silence if new else "")
        self._put(_("Before"), old, _("The policy did not say this."), says_silence=says_silence)
        self._put(_("Now"), new, _("The policy does not say this any more."), says_silence=says_silence)

    def _put(self, title: str, clause: Clause | None, without: str, *, says_silence: bool) -> None:
        half = QWidget()
        # The card's column has kept room for focus rings already.
        column = QVBoxLayout(half)
        column.setContentsMargins(ROOM, 0, ROOM, 0)
        column.setSpacing(2)
        column.addWidget(Label(title, "small-strong"))
        column.addWidget(Label(clause.text) if clause else Label(without, "muted"))
        if clause and clause.silence and says_silence:
            says = _("Your policy does not say: {silence}").format(silence=clause.silence)
            column.addWidget(Label(says, "muted"))
        column.addStretch(1)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(half)


class _Halves(Flow):
    """Two halves of one width; where it is narrow they stack."""

    _GAP = 16

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _item, place in self._places(width)), default=0)

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        before, now = self._shown()
        if width < theme.scaled(400):
            first = QRect(0, 0, width, before.heightForWidth(width))
            second = QRect(0, first.bottom() + 13, width, now.heightForWidth(width))
        else:
            half = (width - self._GAP) // 2
            first = QRect(0, 0, half, before.heightForWidth(half))
            second = QRect(half + self._GAP, 0, half, now.heightForWidth(half))
        return [(before, first), (now, second)]
