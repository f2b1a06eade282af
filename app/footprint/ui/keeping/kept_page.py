"""What is kept about me: everything, in plain words, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.keeping.checks_card import ChecksCard
from footprint.ui.keeping.documents_card import DocumentsCard
from footprint.ui.keeping.happened import RememberedCard
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.keeping.outside_card import OutsideCard
from footprint.ui.keeping.vault_card import VaultCard
from footprint.ui.keeping.view import View
from footprint.ui.parts.buttons import CardButton
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card


class KeptPage(KeepingPage):
    """One signal for each thing that can be done.

    ``save_asked`` carries a document's id, ``look_asked`` a document, the last two a path.
    """

    months_asked = Signal()
    lock_asked = Signal()
    opening_asked = Signal()
    copy_asked = Signal()
    export_asked = Signal()
    erase_answers_asked = Signal()
    erase_everything_asked = Signal()
    save_asked = Signal(str)
    look_asked = Signal(object)
    open_asked = Signal(object)
    folder_asked = Signal(object)

    def __init__(self, view: View) -> None:
        super().__init__(_("What is kept about me"))
        overview = view.overview
        self.put_lead(_("All of it, in plain words. It is yours: look at it, take a copy of it, erase it."))
        self._put_checks(view)
        if overview.documents:
            documents = DocumentsCard(overview.documents)
            documents.save_asked.connect(self.save_asked)
            documents.look_asked.connect(self.look_asked)
            self._put(_("Your documents in the vault"), documents)
        if overview.stays_outside:
            outside = OutsideCard(overview.stays_outside)
            outside.open_asked.connect(self.open_asked)
            outside.folder_asked.connect(self.folder_asked)
            self._put(_("Files outside the vault"), outside)
        vault = VaultCard(view.vault, overview.preferences.minutes_until_locked)
        vault.opening_asked.connect(self.opening_asked)
        vault.lock_asked.connect(self.lock_asked)
        self._put(_("Your vault"), vault)
        self._put(_("What else is remembered"), RememberedCard(overview))
        self._put(_("What is not kept"), _not_kept())
        self._put_ways(has_answers=bool(overview.assessments))
        self.put_buttons(back=_("Back to the start"))

    def _put(self, title: str, card: Card) -> None:
        self.column.put(Heading(title), above=32)
        self.column.put(card, above=10)

    def _put_checks(self, view: View) -> None:
        checks = ChecksCard(view.overview.assessments, view.overview.preferences.months_kept)
        checks.months_asked.connect(self.months_asked)
        self._put(_("Your checks"), checks)

    def _put_ways(self, *, has_answers: bool) -> None:
        self.column.put(Heading(_("Take it with you")), above=32)
        self.column.addSpacing(6)
        self._put_way(
            _("Save a copy of my vault"),
            _("One locked file, for the day this computer breaks or is replaced."),
            "copy",
            "save",
        ).clicked.connect(self.copy_asked)
        self._put_way(
            _("Export everything"),
            _("A folder of files that other programs can read, and that is not locked."),
            "export",
            "folder-open",
        ).clicked.connect(self.export_asked)
        self.column.put(Heading(_("Erase")), above=32)
        self.column.put(Label(_("You see exactly what goes before anything does."), "muted"), above=4)
        self.column.addSpacing(6)
        if has_answers:
            self._put_way(
                _("Erase my answers, keep the attestation"),
                _("Every check and every action list goes. What you handed over stays with you."),
                "erase_answers",
                "trash-2",
            ).clicked.connect(self.erase_answers_asked)
        self._put_way(
            _("Erase everything"),
            _("The whole vault goes, and cannot be brought back."),
            "erase_everything",
            "trash-2",
        ).clicked.connect(self.erase_everything_asked)

    def _put_way(self, title: str, text: str, name: str, icon: str) -> CardButton:
        button = CardButton(title, text, name, icon=icon)
        self.hold(button)
        self.column.put_control(button, above=2, stretched=True)
        return button


def _not_kept() -> Card:
    card = Card("soft", says=_("What is not kept"))
    for n, line in enumerate(
        (
            _("Your accounts, links, passwords and posts. Footprint asks for none of them."),
            _("Names of colleagues, clients or friends. In a sitting, your manager's name is the only one."),
            _(
                "Copies anywhere else, unless you saved one. Footprint never uses the network and tells nobody that "
                "you were here."
            ),
        )
    ):
        card.column.put(Label(line, icon="x", tint="accent"), above=10 if n else 0)
    return card
