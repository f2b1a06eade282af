"""Two finished checks side by side: what is better, as it was and new, and every answer that differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from footprint.assessment.comparison import Beside, Change, SectionBeside, SideBySide
from footprint.language import plural
from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.names import named
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.halves import Halves
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Column, Rule
from footprint.ui.wizard.since_card import put_comparison


@dataclass(frozen=True, slots=True)
class Compared:
    """Two checks by id, the earlier one first; ``checks`` are all there are to choose from, by id, in words."""

    earlier: str
    later: str
    checks: Mapping[str, str]
    found: SideBySide


class ComparePage(KeepingPage):
    """``chosen`` carries the ids of two other checks."""

    chosen = Signal(str, str)

    def __init__(self, shown: Compared) -> None:
        super().__init__(_("Compare two checks"))
        self._shown = shown
        self.put_lead(_("Only for you. Nothing of this is kept or written anywhere."))
        earlier, later = shown.checks[shown.earlier], shown.checks[shown.later]
        self.describe(_("Earlier: {check}").format(check=earlier), _("Later: {check}").format(check=later))
        which = named(Card(says=_("The two checks"), padding=16), "which_checks")
        which.column.addWidget(
            Halves((_("Earlier"), [Label(earlier, "strong")]), (_("Later"), [Label(later, "strong")]))
        )
        self.column.put(which, above=16)
        if len(shown.checks) > 2:
            self._put_choice(shown)
        self.column.put(Heading(_("What came out of them")), above=28)
        card = named(Card(says=_("What came out of them")), "what_came_out")
        put_comparison(card, shown.found.findings)
        self.column.put(card, above=10)
        self._put_answers(shown.found.sections)
        self.put_buttons()

    def _put_choice(self, shown: Compared) -> None:
        content = QWidget()
        column = Column(content)
        options = tuple(Option(check, words) for check, words in shown.checks.items())
        self._choices: list[OneChoice] = []
        for name, title, text, value in (
            ("earlier", _("Earlier"), _("Which is the earlier check?"), shown.earlier),
            ("later", _("Later"), _("Which is the later check?"), shown.later),
        ):
            column.put(Heading(title, "strong"), above=12)
            choice = OneChoice(Question(name, "", Kind.ONE, text, (), options=options), value, f"{name}/")
            column.addWidget(choice)
            self._choices.append(choice)
        compare = Button(_("Compare these"), "compare_these", icon="scale")
        compare.clicked.connect(self._on_chosen)
        column.put_row(compare, above=12)
        self.column.addSpacing(4)
        self.column.addWidget(Fold(_("Choose other checks"), _("Keep these two"), content, "choose_checks"))

    def _put_answers(self, sections: Sequence[SectionBeside]) -> None:
        """Section by section what differs, and below it in one line whatever does not."""
        same: list[tuple[str, list[Beside]]] = []
        differs = False
        for section in sections:
            others = [one for one in section.answers if one.change is not Change.SAME]
            # What was left open both times is no answer that could be the same.
            alike = [one for one in section.answers if one.change is Change.SAME and one.later]
            if others:
                differs = True
                self._put_section(section.title, others)
            if alike:
                same.append((section.title, alike))
        if not same:
            return
        self.column.put(Heading(_("The rest")) if differs else Heading(_("Your answers")), above=28)
        if not differs:
            words = Label(_("Every answer is the same."), icon="check", tint="ok")
            self.column.put(named(words, "all_the_same"), above=8)
        self.column.addSpacing(4)
        self.column.addWidget(_same(same))

    def _put_section(self, title: str, others: Sequence[Beside]) -> None:
        self.column.put(Heading(title), above=28)
        card = Card(says=title, padding=16)
        for n, beside in enumerate(others):
            if n:
                card.column.put(Rule(), above=12)
            _put_beside(card.column, beside, above=12 if n else 0)
        self.column.put(card, above=10)

    def _on_chosen(self) -> None:
        earlier, later = (str(choice.value) for choice in self._choices)
        if earlier == later:
            self.show_refusal(_("These are one and the same check. Choose two different ones."))
        else:
            self.chosen.emit(earlier, later)


def _put_beside(column: Column, beside: Beside, above: int) -> None:
    column.put(Label(beside.text), above=above)
    if beside.earlier_text:
        asked = _("Asked then: {question}").format(question=beside.earlier_text)
        column.put(Label(asked, "small"), above=2)
    none_then, none_now = _("Not asked, or left open"), _("Not asked, or left open")
    if beside.change is Change.NEW:
        none_then = _("Not asked then")
    elif beside.change is Change.NO_LONGER_ASKED:
        none_now = _("Not asked any more")
    column.addSpacing(6)
    column.addWidget(
        Halves(
            (_("Earlier"), [_said(beside.earlier, none_then)]), (_("Later"), [_said(beside.later, none_now)])
        )
    )
    if beside.why:
        column.put(Label(beside.why, "small"), above=4)


def _said(answer: str, without: str) -> Label:
    return Label(answer, "strong") if answer else Label(without, "muted")


def _same(sections: Sequence[tuple[str, Sequence[Beside]]]) -> Fold:
    content = QWidget()
    column = Column(content)
    for title, same in sections:
        column.put(Heading(title, "strong"), above=16)
        for beside in same:
            column.put(Label(beside.text, "muted"), above=8)
            column.put(Label(beside.later, "strong"), above=2)
    count = sum(len(same) for _title, same in sections)
    show = plural("Show {number} answer that is the same", "Show {number} answers that are the same", count)
    hide = plural("Hide {number} answer that is the same", "Hide {number} answers that are the same", count)
    return Fold(show.format(number=count), hide.format(number=count), content, "same")
