"""Where the two documents are, and what can be done with them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card
from footprint.ui.wizard.page import WizardPage


class DocumentsPage(WizardPage):
    """``made`` are the attestation and the action list; ``None`` while they are not there."""

    open_asked = Signal(object)
    folder_asked = Signal(object)
    other_folder_asked = Signal()
    again_asked = Signal()
    finished = Signal()

    def __init__(self, made: tuple[Path, Path] | None, folder: Path) -> None:
        super().__init__(_("Your documents are ready") if made else _("Your documents are not made yet"))
        self.forward_text = _("Finish")
        if made:
            attestation, action_list = made
            self.put_lead(_("That was it. Thank you for taking the time."))
            self._put(
                _("The attestation"),
                _("To hand over, when and to whom you like. It holds none of your answers."),
                attestation,
                "file-text",
                "attestation",
            )
            self._put(
                _("Your action list"),
                _("For you. What to do and to ask, by when, and who can help."),
                action_list,
                "list-checks",
                "action_list",
            )
        else:
            self.put_lead(_("You are signed off and nothing is lost. Only the files are missing."))
        self.column.put(Heading(_("Where they go")), above=32)
        where = named(Label(_breakable(folder), "muted"), "documents_folder")
        where.setAccessibleName(str(folder))
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.put(where, above=4)
        again = Button(
            _("Make them again") if made else _("Make the documents"), "make_again", icon="rotate-cw"
        )
        other = Button(_("Choose another folder"), "other_folder", QUIET, icon="folder-open")
        again.clicked.connect(self.again_asked)
        other.clicked.connect(self.other_folder_asked)
        self.column.put_row(again, other, above=12)
        self.column.addStretch(1)

    def go_on(self) -> None:
        self.finished.emit()

    def _put(self, title: str, text: str, path: Path, icon: str, name: str) -> None:
        card = Card(says=title)
        card.column.put(Heading(title, icon=icon))
        card.column.put(Label(text), above=6)
        file = named(Label(_breakable(Path(path.name)), "small"), f"file.{name}")
        file.setAccessibleName(path.name)
        card.column.put(file, above=6)
        opened = Button(
            _("Open"), f"open.{name}", icon="external-link", says=_("Open: {what}").format(what=title)
        )
        shown = Button(
            _("Show in folder"), f"show.{name}", QUIET, says=_("Show in folder: {what}").format(what=title)
        )
        opened.clicked.connect(lambda: self.open_asked.emit(path))
        shown.clicked.connect(lambda: self.folder_asked.emit(path.parent))
        card.column.put_row(opened, shown, above=14)
        self.column.put(card, above=20)


def _breakable(path: Path) -> str:
    """A path that can be wrapped after each folder."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")
