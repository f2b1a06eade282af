"""What two agree at the end of a sitting: each action with who does it and by when, and what they add themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from footprint.assessment.action import Action
from footprint.assessment.follow_up import AgreedAction, Owner
from footprint.language import text as _
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.layout import Column
from footprint.ui.wizard.agreed_card import AgreedCard, Two
from footprint.ui.wizard.given import Given
from footprint.ui.wizard.limits import NO_LIMITS, Limits
from footprint.ui.wizard.page import WizardPage

_USUALLY = timedelta(days=14)


class AgreedPage(WizardPage):
    """``called_for`` are the actions that both see, ``own`` those that they have put in their own words."""

    def __init__(
        self,
        called_for: Sequence[Action],
        own: Sequence[AgreedAction],
        two: Two,
        today: date,
        limits: Limits = NO_LIMITS,
    ) -> None:
        super().__init__(_("What you agree"))
        self.forward_text = _("Agree and go on")
        self._two, self._today, self._limits = two, today, limits
        self.put_lead(
            _("Say for each who does it, and by when. It stands on the list that you both sign.")
            if called_for
            else _("Nothing is called for. If you agree on something all the same, add it here.")
        )
        self._cards: list[AgreedCard] = []
        self._list = Column()
        self.column.addLayout(self._list)
        for action in called_for:
            self._put(AgreedCard(_agreed(action, today), two, today, action, limits))
        for one in own:
            self._put(AgreedCard(one, two, today, limits=limits))
        self._add = Button(_("Add something in your own words"), "add_own", icon="pencil")
        self._add.clicked.connect(self.add_own)
        self.column.put_row(self._add, above=20)
        self.column.addStretch(1)
        self._before = self._values()

    def go_on(self) -> None:
        self.clear_banner()
        wrong = [f"{card.title}: {said}" for card in self._cards if (said := card.show_complaint())]
        if wrong:
            self.show_banner(error_banner("\n".join(wrong)))
            return
        self.completed.emit(Given(agreed=self._values()))

    def unsaved(self) -> Given | None:
        values = self._values()
        return Given(agreed=values) if values != self._before else None

    def add_own(self) -> None:
        """Something more, in the words of both."""
        before = _last_of(self._cards[-1]) if self._cards else self.heading
        # An id that no other sitting has: what is agreed is followed up by it.
        agreed = AgreedAction(f"own-{uuid4().hex[:12]}", Owner.EMPLOYEE, self._today + _USUALLY)
        card = AgreedCard(agreed, self._two, self._today, limits=self._limits)
        self._put(card)
        card.show()
        # Else Tab would come to them last of all.
        for one, other in pairwise([before, *_tabbed(card), self._add]):
            QWidget.setTabOrder(one, other)
        card.take_focus()

    def _values(self) -> tuple[AgreedAction, ...]:
        # What is complained of is left out: the rest can be saved all the same.
        return tuple(card.value() for card in self._cards if not card.complaint())

    def _put(self, card: AgreedCard) -> None:
        card.removed.connect(partial(self._on_removed, card))
        self._cards.append(card)
        self._list.put(card, above=20)

    def _on_removed(self, card: AgreedCard) -> None:
        self._cards.remove(card)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        card.hide()
        card.deleteLater()


def _agreed(action: Action, today: date) -> AgreedAction:
    """As it stands so far; a day that has passed meanwhile cannot be agreed on any more."""
    return AgreedAction(action.id, action.owner, max(action.due, today))


def _tabbed(card: AgreedCard) -> list[QWidget]:
    return [one for one in card.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _last_of(card: AgreedCard) -> QWidget:
    return _tabbed(card)[-1]
