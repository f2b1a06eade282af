"""Taking everything out in files that other programs read: what comes, and who can read it then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.choosing import choose_folder
from footprint.ui.parts.labels import Label
from footprint.ui.parts.layout import Card


class ExportPage(KeepingPage):
    """``chosen`` carries the folder in which the export gets a folder of its own."""

    chosen = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__(_("Export everything"))
        self._folder = folder
        self.put_lead(
            _(
                "A folder with all that is kept about you: your answers as JSON and CSV, which other programs read, "
                "and your documents as PDF. Footprint can take it in again."
            )
        )
        warning = _("An export is not locked")
        means = _(
            "Whoever can open the folder can read all of it: your answers, the ones only for you as well, your action "
            "lists, your name. Choose a place that only you can open, and delete the folder when you have done with it."
        )
        card = Card("warn", says=warning, padding=16)
        card.column.put(Label(warning, "strong", icon="triangle-alert", tint="warn"))
        card.column.put(Label(means), above=4)
        self.column.put(card, above=20)
        other = _("To keep everything safe for later, save a copy of your vault instead. That stays locked.")
        self.column.put(Label(other, "muted", icon="info", tint="muted"), above=16)
        self.describe(warning, means, other)
        choose = Button(_("Choose a folder and export"), "choose", PRIMARY, icon="folder-open")
        choose.clicked.connect(self._on_clicked)
        self.put_buttons(choose)

    def _on_clicked(self) -> None:
        if self.is_busy:
            return
        choose_folder(self, _("Choose a folder for the export"), self._folder, self.chosen.emit)
