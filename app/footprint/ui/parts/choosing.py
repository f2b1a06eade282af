"""Choosing a folder or a file to write to, in the system's own dialog, beside the page and never in its way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


def choose_folder(parent: QWidget, title: str, start: Path, chosen: Chosen) -> None:
    """Ask for a folder, beginning in ``start``; nothing comes of it if none is chosen."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setDirectory(str(start))
    _open(dialog, chosen)


def choose_file(parent: QWidget, title: str, start: Path, name: str, chosen: Chosen) -> None:
    """Ask where to save a file, in ``start`` and under ``name`` unless something else is said; its suffix is added."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix[1:])
    dialog.setDirectory(str(start))
    dialog.selectFile(name)
    _open(dialog, chosen)


def _open(dialog: QFileDialog, chosen: Chosen) -> None:
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
