"""All answers by section, each with a way to change it; those set aside stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from footprint.language import plural
from footprint.language import text as _
from footprint.ui import theme
from footprint.ui.names import named
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.flow import Flow
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.wizard.page import WizardPage


@dataclass(frozen=True, slots=True)
class Line:
    """One answer as people read it; ``is_open`` where there is none yet.

    ``stands`` says in a refresher how the answer stands against last time's.
    """

    target: str
    question: str
    answer: str
    is_open: bool = False
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one section."""

    title: str
    lines: tuple[Line, ...]


class CheckAnswersPage(WizardPage):
    """``in_company`` shows what both have seen, and whatever is open may stay so."""

    def __init__(
        self, groups: Sequence[Group], set_aside: Sequence[Line], *, in_company: bool = False
    ) -> None:
        super().__init__(_("Check your answers"))
        missing = sum(line.is_open for group in groups for line in group.lines)
        if in_company:
            self.forward_text = _("See what comes of it")
            self.put_lead(_("This is what you have both seen. Change whatever is not quite right."))
            self._put_open(groups)
        elif missing:
            self.forward_text = _("Answer what is missing")
            words = plural(
                "{number} question is still open. Your result comes when it has an answer.",
                "{number} questions are still open. Your result comes when they have an answer.",
                missing,
            ).format(number=missing)
            self.put_lead(words)
        else:
            self.forward_text = _("See your result")
            self.put_lead(_("Change whatever is not quite right. Nothing is final yet."))
        for group in groups:
            self.column.put(Heading(group.title), above=28)
            self.column.put(self._card(group), above=10)
        if set_aside:
            self.column.put(Heading(_("Set aside")), above=32)
            self.column.put(
                Label(
                    _(
                        "You answered these before, and they are not asked any more. They do not count; they come back "
                        "by themselves if the questions do."
                    ),
                    "muted",
                ),
                above=4,
            )
            card = Card("plain", padding=0)
            for line in set_aside:
                card.column.put(Label(line.question, "muted"), above=10)
                card.column.put(Label(line.answer, "small"), above=0)
            self.column.put(card)
        self.column.addStretch(1)

    def _put_open(self, groups: Sequence[Group]) -> None:
        """What was left for later."""
        left = [line.question for group in groups for line in group.lines if line.is_open]
        if not left:
            return
        title = _("Left for later")
        card = Card("soft", says=title, padding=16)
        card.column.put(Heading(title, "strong", icon="clock"))
        words = _("You can sign off without these. Nobody keeps a list of them.")
        card.column.put(Label(words, icon=INDENT), above=4)
        for question in left:
            card.column.put(Label(question, "muted", icon=INDENT), above=6)
        self.column.put(card, above=20)

    def _card(self, group: Group) -> Card:
        card = Card(says=group.title, padding=8)
        for n, line in enumerate(group.lines):
            if n:
                card.column.put(Rule())
            card.column.addWidget(_Row(line, self))
        return card


class _Row(QWidget):
    """Question, answer and "Change"."""

    def __init__(self, line: Line, page: CheckAnswersPage) -> None:
        super().__init__()
        layout = _RowLayout()
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layout.addWidget(Label(line.question))
        warning = "circle-alert" if line.is_open else ""
        said = line.answer or _("Not answered yet")
        if line.stands:
            said = _("{answer} ({how_it_stands})").format(answer=said, how_it_stands=line.stands)
        layout.addWidget(Label(said, "strong", icon=warning, tint="warn"))
        verb = _("Answer") if line.is_open else _("Change")
        says = _("Answer: {question}") if line.is_open else _("Change: {question}")
        change = named(
            Button(verb, "", QUIET, says=says.format(question=line.question)), f"change.{line.target}"
        )
        change.clicked.connect(partial(page.change_asked.emit, line.target))
        layout.addWidget(change)


class _RowLayout(Flow):
    """The two texts share what the button leaves, 6 to 5 in every row; where it is narrow they stack."""

    _LEFT, _RIGHT, _GAP, _TOP, _BOTTOM = 13, 5, 16, 15, 12

    def heightForWidth(self, width: int) -> int:
        last = 0 if self._is_stacked(width) else self._BOTTOM
        # The button has its own room below.
        ends = [
            place.bottom() + 1 + (last if n < 2 else 0)
            for n, (_item, place) in enumerate(self._places(width))
        ]
        return max(ends, default=0)

    def _is_stacked(self, width: int) -> bool:
        return width < theme.scaled(400)

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        question, answer, *buttons = self._shown()
        inner = width - self._LEFT - self._RIGHT
        if self._is_stacked(width):
            asked = QRect(self._LEFT, self._BOTTOM, inner, question.heightForWidth(inner))
            said = QRect(self._LEFT, asked.bottom() + 3, inner, answer.heightForWidth(inner))
            places = [(question, asked), (answer, said)]
            below = QPoint(self._LEFT - 9, said.bottom() + 1)
        else:
            for_button = buttons[0].sizeHint().width() + self._GAP if buttons else 0
            texts = inner - for_button - self._GAP
            share = texts * 6 // 11
            asked = QRect(self._LEFT, self._TOP, share, question.heightForWidth(share))
            rest = texts - share
            said = QRect(asked.right() + 1 + self._GAP, self._TOP, rest, answer.heightForWidth(rest))
            places = [(question, asked), (answer, said)]
            below = QPoint(said.right() + 1 + self._GAP, 0)
        return places + [(button, QRect(below, button.sizeHint())) for button in buttons]
