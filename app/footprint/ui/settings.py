"""How the window looks and where documents go; kept in a small file with nothing personal in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from footprint import locations
from footprint.ui.tokens import TEXT_SIZES, THEMES

SYSTEM = "system"


class Settings:
    """The person's choices; each is written as soon as it is made."""

    def __init__(self, file: Path) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """The name of a theme, or ``system``."""
        name = str(self._kept.value("theme", SYSTEM))
        return name if name in THEMES else SYSTEM

    @theme.setter
    def theme(self, name: str) -> None:
        self._keep("theme", name)

    @property
    def text_size(self) -> float:
        """A factor out of ``TEXT_SIZES``."""
        try:
            size = float(str(self._kept.value("text_size", 1.0)))
        except ValueError:
            return 1.0
        return size if size in TEXT_SIZES else 1.0

    @text_size.setter
    def text_size(self, factor: float) -> None:
        self._keep("text_size", str(factor))

    @property
    def large_type(self) -> bool:
        """Whether a sitting is shown in large type."""
        return str(self._kept.value("large_type", "yes")) != "no"

    @large_type.setter
    def large_type(self, is_large: bool) -> None:
        self._keep("large_type", "yes" if is_large else "no")

    @property
    def saves_action_list(self) -> bool:
        """Whether the action list of a check that one takes alone is saved as a file too."""
        return str(self._kept.value("saves_action_list", "yes")) != "no"

    @saves_action_list.setter
    def saves_action_list(self, saves: bool) -> None:
        self._keep("saves_action_list", "yes" if saves else "no")

    @property
    def documents_folder(self) -> Path:
        """Where the documents go: the folder chosen last, or the usual one."""
        kept = str(self._kept.value("documents_folder", ""))
        return Path(kept).expanduser() if kept else locations.documents_folder()

    @documents_folder.setter
    def documents_folder(self, folder: Path) -> None:
        # From the home folder on, so that the file does not carry the person's account name.
        home = Path.home()
        inside = folder.is_relative_to(home)
        self._keep("documents_folder", f"~/{folder.relative_to(home).as_posix()}" if inside else str(folder))

    def _keep(self, name: str, value: str) -> None:
        self._kept.setValue(name, value)
        self._kept.sync()
