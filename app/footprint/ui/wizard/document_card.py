"""One of the two documents: what it is for, where it is, and what can be done with it there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from footprint.language import text as _
from footprint.ui.parts.buttons import QUIET, Button
from footprint.ui.parts.labels import Heading, Label
from footprint.ui.parts.layout import Card
from footprint.ui.parts.place import Place
from footprint.workflow.kept import DocumentKind


class DocumentCard(Card):
    """``place`` is the file that it lies in just as it was made; ``None`` where the vault alone has it."""

    open_asked = Signal(object)
    folder_asked = Signal(object)
    file_asked = Signal(object)
    view_asked = Signal(object)

    def __init__(self, kind: DocumentKind, place: Path | None, *more: Button, in_company: bool) -> None:
        title, icon, words = _about(kind, in_company=in_company)
        super().__init__(says=title)
        self._kind, self._title = kind, title
        self.column.put(Heading(title, icon=icon))
        self.column.put(Label(words), above=6)
        buttons = self._in_a_folder(place) if place is not None else self._in_the_vault()
        self.column.put_row(*buttons, *more, above=14)

    def _in_a_folder(self, place: Path) -> list[Button]:
        self.column.put(Place(Path(place.name), f"file.{self._kind}", "small"), above=6)
        opened = Button(
            _("Open"), f"open.{self._kind}", icon="external-link", says=self._says(_("Open: {what}"))
        )
        opened.clicked.connect(lambda: self.open_asked.emit(place))
        shown = Button(
            _("Show in folder"), f"show.{self._kind}", QUIET, says=self._says(_("Show in folder: {what}"))
        )
        shown.clicked.connect(lambda: self.folder_asked.emit(place.parent))
        return [opened, self._look(), shown]

    def _in_the_vault(self) -> list[Button]:
        words = Label(_("In the vault alone, locked."), "small", icon="lock", tint="muted")
        self.column.put(words, above=6)
        saved = Button(
            _("Save it as a file"),
            f"save.{self._kind}",
            icon="save",
            says=self._says(_("Save it as a file: {what}")),
        )
        saved.clicked.connect(lambda: self.file_asked.emit(self._kind))
        return [saved, self._look()]

    def _look(self) -> Button:
        looked = Button(
            _("Look at it"),
            f"look.{self._kind}",
            QUIET,
            icon="eye",
            says=self._says(_("Look at it here: {what}")),
        )
        looked.clicked.connect(lambda: self.view_asked.emit(self._kind))
        return looked

    def _says(self, words: str) -> str:
        return words.format(what=self._title)


def _about(kind: DocumentKind, *, in_company: bool) -> tuple[str, str, str]:
    """The title, its icon, and what it is for."""
    if kind is DocumentKind.ATTESTATION:
        words = _("To hand over, when and to whom you like. It holds none of your answers.")
        return _("The attestation"), "file-text", words
    if in_company:
        words = _(
            "Who does what and by when. From behind the curtain it has only what you brought out. It is yours, unless "
            "you give your manager a copy."
        )
        return _("What you agreed"), "list-checks", words
    return (
        _("Your action list"),
        "list-checks",
        _("For you. What to do and to ask, by when, and who can help."),
    )
