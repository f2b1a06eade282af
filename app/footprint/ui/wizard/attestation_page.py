"""What will leave this computer if it is handed over, word by word, and the signing off."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.assessment.attestation import Attestation
from footprint.language import text as _
from footprint.policy.policy import Kind, Occasion, Option, Question
from footprint.ui.inputs.one_choice import OneChoice
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Rule
from footprint.ui.wizard.page import WizardPage

_HAS_READ = {"read": True, "not_yet": False, "by_hand": None}


class AttestationPage(WizardPage):
    """``signed`` carries whether the policy itself was read: yes, not yet, or ``None`` to tick by hand."""

    signed = Signal(object)

    def __init__(self, attestation: Attestation, *, is_final: bool = False) -> None:
        super().__init__(_("What your attestation will say"))
        self.forward_text = _("Make the documents") if is_final else _("Sign off")
        self.put_lead(
            _(
                "This is the only paper meant for your organisation, word for word. It holds none of your answers."
            )
        )
        self.column.put(_paper(attestation), above=20)
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
        self.signed.emit(_HAS_READ[str(self._choice.value)])

    def choose(self, number: int) -> bool:
        return self._choice.choose(number)


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


def _paper(attestation: Attestation) -> Card:
    card = Card(says=_("The attestation, word for word"), padding=24)
    column = card.column
    column.put(Heading(_("Social media attestation"), icon="file-text"))
    column.put(Label(f"{attestation.policy_title}, {attestation.organisation}", "strong"), above=10)
    who = [attestation.person.name, attestation.person.job, attestation.person.team]
    column.put(Label(", ".join(filter(None, who))), above=2)
    if attestation.occasion is Occasion.SITTING and attestation.manager:
        column.put(Label(_("Together with {manager}").format(manager=attestation.manager)), above=2)
    edition = _("Edition {number} of the questions, {published}").format(
        number=attestation.edition.number, published=attestation.edition.published
    )
    column.put(Label(f"{day_in_words(attestation.day)} · {edition}", "small"), above=2)
    for title, lines in (
        (_("What I have done and know"), attestation.statements),
        (_("What I will do"), attestation.commitments),
        (_("What it covered"), ("; ".join(attestation.covers),) if attestation.covers else ()),
        (
            _("Policies that go with it"),
            ("; ".join(attestation.companions),) if attestation.companions else (),
        ),
    ):
        if lines:
            column.put(Rule(), above=16)
            column.put(Heading(title, "strong"), above=16)
        for line in lines:
            column.put(Label(line), above=6)
    if attestation.seal:
        seal = _("The seal fixes the answers and tells nothing about them.")
        column.put(Rule(), above=16)
        column.put(Label(seal, "small"), above=16)
        column.put(Label(_("Seal: {seal}").format(seal=_grouped(attestation.seal)), "small"), above=2)
    if attestation.disclaimer:
        column.put(Label(attestation.disclaimer, "small"), above=16)
    return card


def _grouped(seal: str) -> str:
    """In groups of four, as on the paper, so that it can be compared by eye and wrapped."""
    return " ".join(seal[n : n + 4] for n in range(0, len(seal), 4))


def _finality() -> Card:
    card = Card("soft", says=_("Signing off is final"), padding=16)
    card.column.put(Label(_("Signing off is final"), "strong", icon="info", tint="accent"))
    card.column.put(
        Label(
            _(
                "Your answers can be read afterwards but not changed. If something changes later, start a new "
                "check. Nothing is sent: both documents are put into a folder of yours."
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
