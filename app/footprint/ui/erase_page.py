"""Erasing a vault that nobody can open: asked once more, with its name typed by hand."""

from __future__ import annotations

from unicodedata import normalize

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.parts.banner import error_banner
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.field import Field
from footprint.ui.parts.labels import Label
from footprint.ui.parts.page import Page


class ErasePage(Page):
    """``erase_asked`` comes once the vault's name is typed as it stands here."""

    erase_asked = Signal()
    went_back = Signal()

    def __init__(self, owner: str) -> None:
        super().__init__(_("Erase the vault “{name}”?").format(name=owner))
        self._owner = owner
        lead = _("Everything in it goes from this computer for good: answers, documents, keys.")
        kept = _(
            "Documents that you put into a folder of yours stay there, and so do copies of the vault that you saved "
            "elsewhere."
        )
        self.put_lead(lead)
        self.column.put(Label(kept, icon="info", tint="accent"), above=16)
        self.describe(lead, kept)
        self._name = Field("erase.name", _("Type the vault's name to go on: {name}").format(name=owner))
        self._name.submitted.connect(self._on_erase_clicked)
        self.column.addSpacing(24)
        self.column.addWidget(self._name)
        self._erase = Button(_("Erase it for good"), "erase", icon="trash-2")
        self._erase.clicked.connect(self._on_erase_clicked)
        back = Button(_("Keep it"), "back", QUIET)
        back.clicked.connect(self.went_back)
        self.column.put_row(self._erase, back, above=24)
        self.column.addStretch(1)

    def show_refusal(self, message: str) -> None:
        """It could not be erased, or not all of it."""
        self._show_busy(busy=False)
        self.show_banner(error_banner(message))

    def wipe(self) -> None:
        """Forget the name that was typed."""
        self._name.wipe()

    def _show_busy(self, *, busy: bool) -> None:
        self._erase.setEnabled(not busy)
        self._erase.setText(_("Erasing…") if busy else _("Erase it for good"))
        self._erase.updateGeometry()

    def _on_erase_clicked(self) -> None:
        if not self._erase.isEnabled():
            return
        self.clear_banner()
        differs = (
            ""
            if _bare(self._name.text) == _bare(self._owner)
            else _("Type the name exactly as it stands here")
        )
        self._name.show_error(differs)
        if differs:
            self.show_banner(error_banner(differs))
            return
        self._show_busy(busy=True)
        self.erase_asked.emit()


def _bare(name: str) -> str:
    """What counts of a name: not how an accent was typed, nor the blanks around it."""
    return normalize("NFC", name.strip())
