"""Attesting again: the attestation as it will be with today's date, who sees it, and making it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from footprint.assessment.attestation import Attestation, Line
from footprint.language import plural
from footprint.language import text as _
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.names import named
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.dates import day_in_words
from footprint.ui.parts.fold import Fold
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Column, emptied
from footprint.ui.wizard.paper_card import paper_card
from footprint.ui.wizard.paper_choices import BY_HAND, PaperChoices

Make = Callable[[frozenset[Line]], Attestation]


class AgainPage(KeepingPage):
    """``made`` carries what is said of having read the policy (``None`` to tick by hand) and the lines that are wanted.

    ``checked`` is the day of the check that is attested to, ``changes`` how often the policy changed since, ``due`` the
    day on which the refresher was due, if that has come.
    """

    made = Signal(object, object)

    def __init__(self, make: Make, checked: date, changes: int, due: date | None = None) -> None:
        super().__init__(_("Attest again"))
        self._make = make
        lead = _("Today's attestation of your check of {day}. None of your answers is on it.")
        self.put_lead(lead.format(day=day_in_words(checked)))
        said = [
            _(
                "Nobody sees it unless you hand it over. It is put into a folder of yours, and kept in your vault."
            )
        ]
        self.column.put(Label(said[0], icon="eye", tint="accent"), above=16)
        if due is not None:
            said.append(_refresher(due, checked))
            late = Label(said[-1], icon="rotate-cw", tint="warn")
            self.column.put(named(late, "refresher_is_due"), above=10)
        if changes:
            said.append(_since(changes))
            changed = Label(said[-1], icon="book-open", tint="warn")
            self.column.put(named(changed, "policy_has_changed"), above=10)
        self.describe(*said)
        self._paper = Column()
        self.column.addSpacing(20)
        self.column.addLayout(self._paper)
        self._choices = PaperChoices(make(frozenset(Line)), BY_HAND)
        self._choices.lines_changed.connect(self._show_paper)
        self._choices.changed.connect(self._on_changed)
        fold = Fold(_("Change what stands on it"), _("Leave it so"), self._choices, "change_lines")
        self.column.addSpacing(8)
        self.column.addWidget(fold)
        self._show_paper()
        self._make_it = Button(_("Make it"), "make", PRIMARY, icon="file-text")
        self._make_it.clicked.connect(self._on_make)
        self.put_buttons(self._make_it)

    def show_made(self, place: str, *buttons: Button) -> None:
        """It is made and lies there; another one is made only if something else is to stand on it."""
        self.show_done(_("Your attestation is made"), place, *buttons)
        self._make_it.hide()

    def _show_paper(self) -> None:
        emptied(self._paper)
        self._paper.put(paper_card(self._make(self._choices.lines)))

    def _on_changed(self) -> None:
        self._make_it.show()

    def _on_make(self) -> None:
        self.made.emit(self._choices.has_read, self._choices.lines)


def _refresher(due: date, checked: date) -> str:
    return _(
        "Your yearly refresher was due on {due}. This attestation says that your check was on {checked}. For one of a "
        "new check, go back and do your refresher first."
    ).format(due=day_in_words(due), checked=day_in_words(checked))


def _since(changes: int) -> str:
    return plural(
        "The policy changed in {number} place since that check. This attestation is for the policy as it was then; "
        "your refresher gives you one for today's.",
        "The policy changed in {number} places since that check. This attestation is for the policy as it was then; "
        "your refresher gives you one for today's.",
        changes,
    ).format(number=changes)
