"""Saving a copy of the whole vault: what it is for, what opens it, and where to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.parts.buttons import PRIMARY, Button
from footprint.ui.parts.choosing import choose_file
from footprint.ui.parts.labels import Label
from footprint.workflow.kept import Way

SUFFIX = "footprint-copy"


class CopyPage(KeepingPage):
    """``chosen`` carries the file to write."""

    chosen = Signal(object)

    def __init__(self, way: Way, today: date, folder: Path) -> None:
        super().__init__(_("Save a copy of my vault"))
        self._folder = folder
        # Nothing in a file name says whose it is: names of files are seen by everybody who sees the folder.
        self._name = f"{_('Footprint vault')} {today.isoformat()}.{SUFFIX}"
        self.put_lead(
            _(
                "One file with everything that is kept about you, for the day this computer breaks or is replaced."
            )
        )
        if way is Way.PASSPHRASE:
            opens = _(
                "It is as locked as your vault. Your passphrase opens it, and so does your recovery code: both as they "
                "are today, even if you change them later."
            )
        else:
            opens = _(
                "It is as locked as your vault. Only your recovery code opens it, as it is today: the key that this "
                "computer keeps for you does not go with the copy. Make sure that you have the code."
            )
        where = _("Put it somewhere else than on this computer, such as a memory stick that you keep.")
        stays = _(
            "What you erase here later is still in the copy. Footprint remembers where you saved it and tells you then."
        )
        for icon, note in (("key-round", opens), ("save", where), ("trash-2", stays)):
            self.column.put(Label(note, icon=icon, tint="accent"), above=16)
        self.describe(opens, where, stays)
        choose = Button(_("Choose where to save it"), "choose", PRIMARY, icon="folder-open")
        choose.clicked.connect(self._on_clicked)
        self.put_buttons(choose)

    def _on_clicked(self) -> None:
        if self.is_busy:
            return
        choose_file(self, _("Save a copy of my vault"), self._folder, self._name, self.chosen.emit)
