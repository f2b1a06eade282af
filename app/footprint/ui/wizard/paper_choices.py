"""What its owner chooses for an attestation: which lines stand on it, and whether the policy itself was read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from footprint.assessment.attestation import USUAL_LINES, Attestation, Line
from footprint.assessment.paper_words import still_open
from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.names import named
from footprint.ui.parts.choice_card import CheckCard
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Column

BY_HAND = "by_hand"
_HAS_READ = {"read": True, "not_yet": False, BY_HAND: None}


class PaperLines(QWidget):
    """``full`` is the attestation with every line that could stand on it; ``changed`` comes if one is to go or come."""

    changed = Signal()

    def __init__(self, full: Attestation) -> None:
        super().__init__()
        column = Column(self)
        column.put(Heading(_("Show these lines on the attestation")))
        hint = _("What is not ticked is nowhere in the file, not even hidden.")
        column.put(Label(hint, "muted"), above=4)
        said = {
            Line.JOB: _("My job: {job}").format(job=full.person.job) if full.person.job else "",
            Line.TEAM: _("My team: {team}").format(team=full.person.team) if full.person.team else "",
            Line.OPEN_ACTIONS: _("Still open: {number}").format(number=still_open(full.open_actions or 0)),
        }
        self._cards = {line: named(CheckCard(words), f"line.{line}") for line, words in said.items() if words}
        for n, (line, card) in enumerate(self._cards.items()):
            card.setChecked(line in USUAL_LINES)
            card.toggled.connect(self.changed)
            column.put_control(card, above=8 if n == 0 else 0, stretched=True)

    @property
    def lines(self) -> frozenset[Line]:
        """The lines that are ticked."""
        return frozenset(line for line, card in self._cards.items() if card.isChecked())


class HasRead(QWidget):
    """``chosen`` is what is said of having read the policy to begin with, empty for nothing."""

    changed = Signal()

    def __init__(self, chosen: str = "") -> None:
        super().__init__()
        column = Column(self)
        question = _has_read_question()
        column.put(Heading(question.text))
        column.put(Label(question.hint, "muted"), above=4)
        self._choice = OneChoice(question, chosen or None)
        self._choice.changed.connect(self.changed)
        column.addSpacing(8)
        column.addWidget(self._choice)

    @property
    def value(self) -> bool | None:
        """What is said, ``None`` to tick by hand; only once there is no complaint."""
        return _HAS_READ[str(self._choice.value)]

    def complaint(self) -> str:
        """What is missing, said beside the choice too; empty if nothing is."""
        missing = self._choice.value is None
        words = (
            _("Say whether you have read the policy itself; the third answer leaves it open")
            if missing
            else ""
        )
        self._choice.show_error(words)
        return words

    def choose(self, number: int) -> bool:
        """A number key was pressed; says whether it chose something."""
        return self._choice.choose(number)


class PaperChoices(QWidget):
    """Both, one below the other."""

    lines_changed = Signal()
    changed = Signal()

    def __init__(self, full: Attestation, has_read: str = "") -> None:
        super().__init__()
        self._lines, self._has_read = PaperLines(full), HasRead(has_read)
        self._lines.changed.connect(self.lines_changed)
        self._lines.changed.connect(self.changed)
        self._has_read.changed.connect(self.changed)
        column = Column(self)
        column.addWidget(self._lines)
        column.addSpacing(32)
        column.addWidget(self._has_read)

    @property
    def lines(self) -> frozenset[Line]:
        """The lines that are ticked."""
        return self._lines.lines

    @property
    def has_read(self) -> bool | None:
        """What is said of having read the policy, ``None`` to tick by hand."""
        return self._has_read.value


def _has_read_question() -> Question:
    return Question(
        id="has_read",
        section="",
        kind=Kind.ONE,
        text=_("Have you read the policy itself?"),
        hint=_("Footprint is no replacement for it. This stands on the attestation."),
        clauses=(),
        options=(
            Option("read", _("I have read the policy itself")),
            Option("not_yet", _("Not yet, I will")),
            Option(BY_HAND, _("Leave it open"), _("Both boxes stay empty on the paper, to tick by hand")),
        ),
    )
