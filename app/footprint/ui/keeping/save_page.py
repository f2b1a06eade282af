"""Saving a document that is kept once more, just as it was made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.choosing import choose_folder
from footprint.ui.parts.document_title import document_title
from footprint.ui.parts.labels import Label
from footprint.workflow.kept import DocumentKind, KeptDocument


class SavePage(KeepingPage):
    """``chosen`` carries the folder to write it to."""

    chosen = Signal(object)

    def __init__(self, document: KeptDocument, folder: Path) -> None:
        super().__init__(document_title(document))
        self._folder = folder
        self.put_lead(_("Your vault keeps it just as it was made. Save it to a folder when you need it."))
        if document.kind is DocumentKind.ATTESTATION:
            note, icon = _("It holds none of your answers. You decide who gets it."), "file-text"
        else:
            note = _(
                "It is not locked once it is outside the vault: whoever can open the folder can read it."
            )
            icon = "info"
        self.column.put(Label(note, icon=icon, tint="accent"), above=16)
        self.describe(note)
        choose = Button(_("Choose a folder and save"), "choose", PRIMARY, icon="folder-open")
        choose.clicked.connect(self._on_clicked)
        self.put_buttons(choose)

    def _on_clicked(self) -> None:
        if self.is_busy:
            return
        choose_folder(self, _("Choose a folder for the document"), self._folder, self.chosen.emit)
