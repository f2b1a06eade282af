"""The end: everything is erased. What went, what did not and why, and how to make sure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from footprint.language import plural
from footprint.language import text as _
from footprint.ui.keeping.erasing_page import missing_words
from footprint.ui.keeping.keeping_page import KeepingPage
from footprint.ui.names import named
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.labels import INDENT, Heading, Label
from footprint.ui.parts.layout import Card
from footprint.ui.parts.place import Place
from footprint.workflow.erasing import Receipt


class ErasedPage(KeepingPage):
    """``save_asked`` carries the file for the receipt; ``missing`` are files that could not be reached.

    Nothing of the person is left to be shown, save where files are.
    """

    save_asked = Signal(object)

    def __init__(self, receipt: Receipt, missing: Sequence[Path], folder: Path) -> None:
        super().__init__(_("Everything is erased"))
        self._folder = folder
        lead = _("The vault and its keys are gone from this computer. Nobody can bring them back.")
        if receipt.left:
            lead = _(
                "The vault and its keys are gone from this computer. Some files outside it are still there."
            )
        self.put_lead(lead)
        if receipt.left:
            self.column.put(Heading(_("Still there")), above=28)
            card = Card("warn", says=_("Still there"))
            for n, one in enumerate(receipt.left):
                card.column.put(
                    Place(one.place, f"left.{n}", "strong", icon="triangle-alert", tint="warn"),
                    above=14 if n else 0,
                )
                card.column.put(Label(_("Why: {reason}").format(reason=one.reason), icon=INDENT), above=2)
            self.column.put(card, above=10)
        if receipt.gone:
            self.column.put(Heading(_("Deleted outside the vault")), above=28)
            card = Card(says=_("Deleted outside the vault"))
            for n, place in enumerate(receipt.gone):
                card.column.put(
                    Place(place, f"gone.{n}", "muted", icon="check", tint="ok"), above=8 if n else 0
                )
            self.column.put(card, above=10)
        if missing:
            title = _("Not where they were saved")
            self.column.put(Heading(title), above=28)
            self.column.put(Label(missing_words(), "muted"), above=4)
            card = Card(says=title)
            for n, place in enumerate(missing):
                card.column.put(
                    Place(place, f"missing.{n}", "muted", icon="circle-question-mark"), above=8 if n else 0
                )
            self.column.put(card, above=10)
        self._put_proof(receipt)
        self.put_buttons(back=_("Done"))

    def _put_proof(self, receipt: Receipt) -> None:
        self.column.put(Heading(_("If you want to make sure")), above=28)
        card = Card("soft", says=_("If you want to make sure"))
        number = len(receipt.gone) + len(receipt.left)
        words = _("This command looks once more whether anything of the vault is on this computer:")
        card.column.put(Label(words, icon="shield-check", tint="accent"))
        command = named(
            Label(f"footprint verify-erased {receipt.vault_id}", "strong", icon=INDENT), "command"
        )
        command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.put(command, above=6)
        more = _(
            "The receipt remembers the number of the vault and nothing that was in it. With it, the command looks for "
            "the files outside as well."
        )
        if number:
            more = plural(
                "The receipt remembers the number of the vault and where {number} file was, and nothing that was in "
                "it. With it, the command looks for the file as well.",
                "The receipt remembers the number of the vault and where {number} files were, and nothing that was in "
                "it. With it, the command looks for the files as well.",
                number,
            ).format(number=number)
        card.column.put(Label(more, "muted", icon=INDENT), above=10)
        save = Button(_("Save the receipt"), "save_receipt", QUIET, icon="save")
        save.clicked.connect(self._on_save_clicked)
        self.hold(save)
        card.column.put_row(save, above=4, indented=True)
        self.column.put(card, above=10)

    def _on_save_clicked(self) -> None:
        if self.is_busy:
            return
        dialog = QFileDialog(self, _("Save the receipt"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.setDirectory(str(self._folder))
        dialog.selectFile(_("Footprint receipt.json"))
        dialog.fileSelected.connect(lambda name: self.save_asked.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
