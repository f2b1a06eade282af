"""What will leave this computer if it is handed over, word by word, and the signing off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from footprint.assessment.attestation import Attestation, Line
from footprint.language import text as _
from footprint.policy.policy import Occasion
from footprint.ui.names import named
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.choice_card import CheckCard
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card, Column, emptied
from footprint.ui.wizard.page import WizardPage
from footprint.ui.wizard.paper_card import paper_card
from footprint.ui.wizard.paper_choices import HasRead, PaperLines

Make = Callable[[frozenset[Line]], Attestation]


class AttestationPage(WizardPage):
    """``signed`` carries whether the policy itself was read (yes, not yet, or ``None`` to tick by hand) and the lines.

    Its third value says whether the action list is to be a file too. ``make`` gives the attestation with the optional
    lines that are wanted on it; ``saves_list`` is what is chosen for the list to begin with.
    """

    signed = Signal(object, object, bool)

    def __init__(self, make: Make, *, saves_list: bool = True, is_final: bool = False) -> None:
        super().__init__(_("What your attestation will say"))
        self.forward_text = _("Make the documents") if is_final else _("Sign off")
        self.put_lead(
            _(
                "This is the only paper meant for your organisation, word for word. It holds none of your answers."
            )
        )
        self._make = make
        # Before the paper, which is long: what has to be said stands where it is seen.
        self._has_read = HasRead()
        self.column.addSpacing(20)
        self.column.addWidget(self._has_read)
        self._paper = Column()
        self.column.addSpacing(24)
        self.column.addLayout(self._paper)
        full = make(frozenset(Line))
        self._choices = PaperLines(full)
        self._choices.changed.connect(self._show_paper)
        self.column.addSpacing(32)
        self.column.addWidget(self._choices)
        self._show_paper()
        in_company = full.occasion is Occasion.SITTING
        self._saves_list = self._put_list(saves_list, in_company=in_company)
        if not is_final:
            self.column.put(_finality(in_company=in_company), above=24)
        self.column.addStretch(1)
        self.panel = _stays_here(in_company=in_company)

    def go_on(self) -> None:
        complaint = self._has_read.complaint()
        if complaint:
            self.show_banner(error_banner(complaint))
            return
        self.clear_banner()
        self.signed.emit(self._has_read.value, self._choices.lines, self._saves_list.isChecked())

    def choose(self, number: int) -> bool:
        return self._has_read.choose(number)

    def _put_list(self, saves_list: bool, *, in_company: bool) -> CheckCard:  # noqa: FBT001 (what is chosen)
        self.column.put(Heading(_("What you agreed") if in_company else _("Your action list")), above=32)
        words, hint = (
            _("Save what we agreed as a file too"),
            _("Else it stays in the employee's vault alone, locked. It can be saved at any time."),
        )
        if not in_company:
            words = _("Save my action list as a file too")
            hint = _("Else it stays in your vault alone, locked. You can save it at any time.")
        card = named(CheckCard(words, hint), "saves_list")
        card.setChecked(saves_list)
        self.column.put_control(card, above=8, stretched=True)
        return card

    def _show_paper(self) -> None:
        emptied(self._paper)
        self._paper.put(paper_card(self._make(self._choices.lines)))


def _finality(*, in_company: bool) -> Card:
    card = Card("soft", says=_("Signing off is final"), padding=16)
    card.column.put(Label(_("Signing off is final"), "strong", icon="info", tint="accent"))
    words = (
        _(
            "Your answers can be read afterwards but not changed. If something changes later, start a new check. "
            "Nothing is sent: what is saved as a file goes into a folder of yours. It is not locked there, and what "
            "you agreed stands in it for anybody who opens it."
        )
        if in_company
        else _(
            "Your answers can be read afterwards but not changed. If something changes later, start a new check. "
            "Nothing is sent: what is saved as a file goes into a folder of yours. It is not locked there, and the "
            "action list says what came out of your answers."
        )
    )
    card.column.put(Label(words), above=4)
    return card


def _stays_here(*, in_company: bool) -> Card:
    card = Card(says=_("What stays with you"))
    card.column.put(Heading(_("What stays with you"), icon="lock"))
    for n, line in enumerate(
        (
            _("Every answer you gave"),
            _("What came out of it, and what there is to do or to ask"),
            _("Anything behind the curtain that you did not bring out")
            if in_company
            else _("Every reason, note and step of yours"),
        )
    ):
        card.column.put(Label(line, icon="check", tint="ok"), above=10 if n == 0 else 6)
    card.column.put(
        Label(_("You decide whether you hand the attestation over, to whom, and when."), "muted"), above=14
    )
    return card
