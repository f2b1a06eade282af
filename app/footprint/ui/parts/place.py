"""A file or folder as a page shows it, and showing it outside Footprint."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from footprint.language import text as _
from footprint.ui.names import named
from footprint.ui.parts.buttons import Button
from footprint.ui.parts.labels import Label


class Place(Label):
    """A path that can be wrapped after each folder, and copied."""

    def __init__(self, path: Path, name: str, role: str = "muted", *, icon: str = "", tint: str = "") -> None:
        super().__init__(
            str(path).replace("/", "/\u200b").replace("\\", "\\\u200b"), role, icon=icon, tint=tint
        )
        named(self, name)
        self.setAccessibleName(str(path))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


def open_outside(path: Path) -> bool:
    """Have the system open a file or show a folder; says whether it has a program for that."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def not_opened(path: Path) -> tuple[str, Button]:
    """What to say when nothing opens it, and a button that copies where it is."""
    words = _("No program on this computer opens it from here. It is saved here: {path}").format(path=path)
    copy = Button(_("Copy the place"), "copy_path")
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(path)))
    return words, copy
