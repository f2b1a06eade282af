"""A window beside the main one, for something to look at while everything else stays as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from footprint.ui import theme
from footprint.ui.parts.page import Page
from footprint.ui.plain_frame import PlainFrame
from footprint.ui.tokens import SMALLEST


class PageWindow(QWidget):
    """Shows one page after the other; goes with what it belongs to, and Escape closes it. Nothing is modal.

    ``closed`` comes at once when somebody closes it, before it is gone.
    """

    closed = Signal()

    def __init__(self, belongs_to: QWidget, widest: int) -> None:
        # No QDialog, which closes by hiding: what it shows is to be gone then.
        super().__init__(belongs_to, Qt.WindowType.Dialog)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._wipe()
        self.closed.emit()
        super().closeEvent(event)

    def _wipe(self) -> None:
        wipe = getattr(self._frame.page, "wipe", None)
        if wipe is not None:
            wipe()
