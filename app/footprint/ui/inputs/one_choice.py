"""One answer out of several: radio buttons as cards."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.policy import Question
from footprint.ui.inputs.input import Input
from footprint.ui.names import named
from footprint.ui.parts.choice_card import RadioCard


class OneChoice(Input):
    def __init__(self, question: Question, value: Value | None, prefix: str = "") -> None:
        super().__init__(question, prefix)
        self._group = QButtonGroup(self)
        self._cards: dict[str, RadioCard] = {}
        for option in question.options:
            card = named(RadioCard(option.text, option.hint), self._name(option.id))
            card.setChecked(option.id == value)
            card.arrow_pressed.connect(partial(self._on_arrow_pressed, option.id))
            self._group.addButton(card)
            self._cards[option.id] = card
            self.column.put_control(card, stretched=True)
        if value in self._cards:
            # As Qt has it once the group had the focus: Tab comes to the chosen one first, and not to the first.
            for option_id, card in self._cards.items():
                if option_id != value:
                    card.setFocusPolicy(Qt.FocusPolicy(card.focusPolicy() & ~Qt.FocusPolicy.TabFocus))
        self._group.buttonToggled.connect(self._on_button_toggled)

    @property
    def value(self) -> str | None:
        return next((option_id for option_id, card in self._cards.items() if card.isChecked()), None)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return tuple(self._cards.values())

    def choose(self, number: int) -> bool:
        cards = list(self._cards.values())
        if not 1 <= number <= len(cards):
            return False
        self._take(cards[number - 1])
        return True

    def take_focus(self) -> None:
        chosen = self._cards.get(self.value or "") or next(iter(self._cards.values()))
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _empty_text(self) -> str:
        return _("Choose the answer that fits best. If none does, choose the one that says you are not sure.")

    def _description(self, widget: QWidget) -> str:
        return next((option.hint for option in self.question.options if self._cards[option.id] is widget), "")

    def _take(self, card: RadioCard) -> None:
        card.setChecked(True)
        card.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_arrow_pressed(self, option_id: str, step: int) -> None:
        cards = list(self._cards.values())
        here = cards.index(self._cards[option_id])
        self._take(cards[(here + step) % len(cards)])

    def _on_button_toggled(self, card: QWidget, chosen: bool) -> None:  # noqa: FBT001 (Qt's signal)
        if chosen:
            card.updateGeometry()
            self.changed.emit()
