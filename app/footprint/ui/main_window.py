"""The window: there at once and empty, then filled; text size, theme, help and closing belong to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from footprint.ui.settings import Settings
from footprint.ui.tokens import SMALLEST, TEXT_SIZES

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from footprint.ui.appearance_dialog import AppearanceDialog
    from footprint.ui.background import Worker
    from footprint.ui.preview.check_window import CheckWindow
    from footprint.ui.session import Session
    from footprint.workflow.ports import Services

NAME = "Footprint"


class MainWindow(QMainWindow):
    """Nothing heavy is imported before the first paint; ``painted`` comes after it, once.

    ``seconds`` is the clock by which time without use is counted, other than the computer's own.
    """

    painted = Signal()

    def __init__(
        self, services: Services, settings: Settings, seconds: Callable[[], float] | None = None
    ) -> None:
        super().__init__()
        self._services, self._settings, self._seconds = services, settings, seconds
        self._is_painted = False
        self._may_close = False
        self._session: Session | None = None
        self._worker: Worker | None = None
        self._dialog: AppearanceDialog | None = None
        self._checks: CheckWindow | None = None
        self.setWindowTitle(NAME)
        self.setMinimumSize(*SMALLEST)
        self.resize(1180, 760)

    @property
    def theme_name(self) -> str:
        """The chosen theme's name, or ``system``."""
        return self._settings.theme

    def fill(self) -> None:
        """Put the first page in."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 (after the first paint)
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415

        from footprint.ui import accessible  # noqa: PLC0415
        from footprint.ui.background import Worker  # noqa: PLC0415
        from footprint.ui.preview.dropping import PdfDrop  # noqa: PLC0415
        from footprint.ui.session import Session  # noqa: PLC0415

        accessible.install()
        self.dress()
        self._worker = Worker()
        self._session = Session(self._services, self._worker, self._settings, self._seconds)
        self._session.shown.connect(self._on_shown)
        self._session.titled.connect(self._on_titled)
        self._session.failed.connect(self.report)
        self._session.help_asked.connect(self.show_appearance)
        self._session.front_asked.connect(self.come_to_front)
        self._session.check_asked.connect(self.check_pdfs)
        PdfDrop(self).dropped.connect(self.check_pdfs)
        # From wherever the focus is, the windows beside this one included.
        lock = QShortcut(QKeySequence("Ctrl+L"), self)
        lock.setContext(Qt.ShortcutContext.ApplicationShortcut)
        lock.activated.connect(self._session.lock)
        self._session.begin()

    def dress(self) -> None:
        """Apply the chosen theme and text size."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (after the first paint)

        from footprint.ui import theme  # noqa: PLC0415

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, theme.chosen(self._settings.theme), self._settings.text_size)
        # It had a palette of its own before anything was in it, which would outlast every other theme.
        self.setPalette(app.palette())

    def come_to_front(self) -> None:
        """Show the window before all others; where the system does not allow that, it asks for attention."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 (after the first paint)
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def report(self, error: BaseException) -> None:
        """Say that something broke, without getting in the way."""
        from footprint.ui.error_dialog import ErrorDialog  # noqa: PLC0415 (rarely needed)

        # What breaks at every paint must not open a window at every paint.
        if self.findChild(ErrorDialog) is None:
            ErrorDialog(self, error).show()

    def check_pdfs(self, files: Sequence[Path] = ()) -> None:
        """Tell of signed PDFs whether they are genuine; without any, ask for some."""
        from footprint.ui.preview.check_window import CheckWindow  # noqa: PLC0415 (rarely needed)

        if self._checks is None and self._worker is not None:
            self._checks = CheckWindow(self, self._services, self._worker)
            self._checks.failed.connect(self.report)
        if self._checks is not None:
            self._checks.check(files)

    def show_appearance(self) -> None:
        """Open the window for appearance, text size and keys, or bring it to the front."""
        from footprint.ui.appearance_dialog import AppearanceDialog  # noqa: PLC0415 (rarely needed)

        if self._dialog is None:
            self._dialog = AppearanceDialog(self, self._settings.theme, self._settings.text_size)
            self._dialog.theme_chosen.connect(self._on_theme_chosen)
            self._dialog.text_size_chosen.connect(self._on_text_size_chosen)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Touching "Qt" takes 20 ms, for all its enumerations; the first paint does without.
        from PySide6.QtCore import Qt  # noqa: PLC0415

        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
                self._step_text_size(1)
            elif key == Qt.Key.Key_Minus:
                self._step_text_size(-1)
            elif key == Qt.Key.Key_0:
                self._on_text_size_chosen(1.0)
            else:
                super().keyPressEvent(event)
        elif key == Qt.Key.Key_F1:
            self.show_appearance()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self._session is not None:
            self._session.choose(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is chosen but not saved yet is saved first; the window closes when that is done."""
        if self._may_close or self._session is None:
            self._stop()
            event.accept()
            return
        event.ignore()
        self._session.leave(self._on_safe)

    def _on_safe(self) -> None:
        self._may_close = True
        from PySide6.QtCore import QTimer  # noqa: PLC0415 (after the first paint)

        # Not at once: a window that is being asked to close takes no second request.
        QTimer.singleShot(0, self, self.close)

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
            self._session = None

    def _step_text_size(self, step: int) -> None:
        here = TEXT_SIZES.index(self._settings.text_size)
        self._on_text_size_chosen(TEXT_SIZES[min(max(here + step, 0), len(TEXT_SIZES) - 1)])

    def _on_shown(self, content: QWidget) -> None:
        self.setCentralWidget(content)
        # Qt would show it in a moment; the focus can only be put on what is shown.
        content.show()

    def _on_titled(self, title: str) -> None:
        # An en dash, as titles have it.
        self.setWindowTitle(f"{title} – {NAME}" if title else NAME)  # noqa: RUF001

    def _on_theme_chosen(self, name: str) -> None:
        self._settings.theme = name
        self.dress()

    def _on_text_size_chosen(self, factor: float) -> None:
        if factor == self._settings.text_size:
            return
        self._settings.text_size = factor
        self.dress()
        if self._dialog is not None:
            self._dialog.show_text_size(factor)
