"""Several answers at once: check boxes as cards; one that rules out the others clears them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from footprint.language import text as _
from footprint.policy.condition import Value
from footprint.policy.policy import Question
from footprint.ui.accessible import announce
from footprint.ui.inputs.input import Input
from footprint.ui.names import named
from footprint.ui.parts.choice_card import CheckCard
from footprint.ui.parts.labels import Label


class ManyChoice(Input):
    def __init__(self, question: Question, value: Value | None, prefix: str = "") -> None:
        super().__init__(question, prefix)
        chosen = value if isinstance(value, tuple) else ()
        self._cards: dict[str, CheckCard] = {}
        divided = False
        for option in question.options:
            # "or" before what rules out the rest tells by looks what the clearing tells by doing.
            if option.id in question.exclusive and not divided and self._cards:
                divided = True
                self.column.put(Label(_("or"), "muted"), above=4)
                self.column.addSpacing(4)
            card = named(CheckCard(option.text, option.hint), self._name(option.id))
            card.setChecked(option.id in chosen)
            card.toggled.connect(partial(self._on_toggled, option.id))
            self._cards[option.id] = card
            self.column.put_control(card, stretched=True)

    @property
    def value(self) -> list[str] | None:
        return [option_id for option_id, card in self._cards.items() if card.isChecked()] or None

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return tuple(self._cards.values())

    def choose(self, number: int) -> bool:
        cards = list(self._cards.values())
        if not 1 <= number <= len(cards):
            return False
        cards[number - 1].toggle()
        cards[number - 1].setFocus()
        return True

    def _empty_text(self) -> str:
        return _("Choose at least one answer. If none fits, choose the one that says so.")

    def _description(self, widget: QWidget) -> str:
        return next((option.hint for option in self.question.options if self._cards[option.id] is widget), "")

    def _on_toggled(self, option_id: str, chosen: bool) -> None:  # noqa: FBT001 (Qt's signal)
        if chosen:
            alone = option_id in self.question.exclusive
            cleared = [
                card
                for other, card in self._cards.items()
                if other != option_id and card.isChecked() and (alone or other in self.question.exclusive)
            ]
            for card in cleared:
                card.setChecked(False)
            if cleared:
                announce(
                    self,
                    _("No longer chosen: {answers}").format(answers="; ".join(c.text() for c in cleared)),
                )
        self.changed.emit()
