"""What will leave this computer if it is handed over, word by word, and the signing off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from footprint.assessment.attestation import USUAL_LINES, Attestation, Line
from footprint.assessment.paper_words import still_open
from footprint.language import text as _
from footprint.policy.policy import Kind, Option, Question
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.names import named
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.choice_card import CheckCard
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Column, emptied
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.paper_card import paper_card

Make = Callable[[frozenset[Line]], Attestation]
_HAS_READ = {"read": True, "not_yet": False, "by_hand": None}


class AttestationPage(WizardPage):
    """``signed`` carries whether the policy itself was read (yes, not yet, or ``None`` to tick by hand) and the lines.

    ``make`` gives the attestation with the optional lines that are wanted on it.
    """

    signed = Signal(object, object)

    def __init__(self, make: Make, *, is_final: bool = False) -> None:
        super().__init__(_("What your attestation will say"))
        self.forward_text = _("Make the documents") if is_final else _("Sign off")
        self.put_lead(
            _(
                "This is the only paper meant for your organisation, word for word. It holds none of your answers."
            )
        )
        self._make = make
        self._paper = Column()
        self.column.addSpacing(20)
        self.column.addLayout(self._paper)
        self._lines = self._put_lines(make(frozenset(Line)))
        self._show_paper()
        question = _has_read_question()
        self.column.put(Heading(question.text), above=32)
        self.column.put(Label(question.hint, "muted"), above=4)
        self._choice = OneChoice(question, None)
        self.column.addSpacing(8)
        self.column.addWidget(self._choice)
        if not is_final:
            self.column.put(_finality(), above=24)
        self.column.addStretch(1)
        self.panel = _stays_here()

    def go_on(self) -> None:
        missing = self._choice.value is None
        complaint = (
            _("Say whether you have read the policy itself; the third answer leaves it open")
            if missing
            else ""
        )
        self._choice.show_error(complaint)
        if complaint:
            self.show_banner(error_banner(complaint))
            return
        self.clear_banner()
        self.signed.emit(_HAS_READ[str(self._choice.value)], self._chosen_lines())

    def choose(self, number: int) -> bool:
        return self._choice.choose(number)

    def _put_lines(self, full: Attestation) -> dict[Line, CheckCard]:
        said = {
            Line.JOB: _("My job: {job}").format(job=full.person.job) if full.person.job else "",
            Line.TEAM: _("My team: {team}").format(team=full.person.team) if full.person.team else "",
            Line.OPEN_ACTIONS: _("Still open: {number}").format(number=still_open(full.open_actions or 0)),
        }
        self.column.put(Heading(_("Show these lines on the attestation")), above=32)
        hint = _("What is not ticked is nowhere in the file, not even hidden.")
        self.column.put(Label(hint, "muted"), above=4)
        cards = {line: named(CheckCard(words), f"line.{line}") for line, words in said.items() if words}
        for n, (line, card) in enumerate(cards.items()):
            card.setChecked(line in USUAL_LINES)
            card.toggled.connect(self._show_paper)
            self.column.put_control(card, above=8 if n == 0 else 0, stretched=True)
        return cards

    def _chosen_lines(self) -> frozenset[Line]:
        return frozenset(line for line, card in self._lines.items() if card.isChecked())

    def _show_paper(self) -> None:
        emptied(self._paper)
        self._paper.put(paper_card(self._make(self._chosen_lines())))


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
            Option("by_hand", _("Leave it open"), _("Both boxes stay empty on the paper, to tick by hand")),
        ),
    )


def _finality() -> Card:
    card = Card("soft", says=_("Signing off is final"), padding=16)
    card.column.put(Label(_("Signing off is final"), "strong", icon="info", tint="accent"))
    card.column.put(
        Label(
            _(
                "Your answers can be read afterwards but not changed. If something changes later, start a new "
                "check. Nothing is sent: both documents are put into a folder of yours. They are not locked there, and "
                "the action list says what came out of your answers."
            )
        ),
        above=4,
    )
    return card


def _stays_here() -> Card:
    card = Card(says=_("What stays with you"))
    card.column.put(Heading(_("What stays with you"), icon="lock"))
    for n, line in enumerate(
        (
            _("Every answer you gave"),
            _("What came out of it, and what there is to do or to ask"),
            _("Anything behind the curtain"),
        )
    ):
        card.column.put(Label(line, icon="check", tint="ok"), above=10 if n == 0 else 6)
    card.column.put(
        Label(_("You decide whether you hand the attestation over, to whom, and when."), "muted"), above=14
    )
    return card
