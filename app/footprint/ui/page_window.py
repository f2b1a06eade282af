"""A window beside the main one, for something to look at while everything else stays as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from footprint.ui import theme
from footprint.ui.parts.page import Page
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.tokens import SMALLEST


class PageWindow(QDialog):
    """Shows one page after the other; goes with what it belongs to, and Escape closes it. Nothing is modal."""

    def __init__(self, belongs_to: QWidget, widest: int) -> None:
        super().__init__(belongs_to)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        # Appearance is chosen in the main window, for all of them.
        self._frame = PlainFrame(widest, with_appearance=False)
        layout.addWidget(self._frame)
        self.setMinimumSize(*SMALLEST)
        self.resize(min(1100, theme.scaled(widest) + 80), 800)

    @property
    def page(self) -> Page | None:
        """What is shown."""
        return self._frame.page

    def show_page(self, page: Page) -> None:
        """Show a page in place of the one before, and come to the front."""
        self._wipe()
        self._frame.show_page(page)
        self.setWindowTitle(f"{page.title} – Footprint")  # noqa: RUF001 (an en dash, as titles have it)
        self.show()
        self.raise_()
        self.activateWindow()
        page.take_focus()

    def reject(self) -> None:
        # What Escape calls; a dialog would only hide.
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._wipe()
        super().closeEvent(event)

    def _wipe(self) -> None:
        wipe = getattr(self._frame.page, "wipe", None)
        if wipe is not None:
            wipe()
